/**
 * What this device remembers of its settings: read from and written to one line of
 * localStorage.
 */
import type {FrameOrientation} from '../../protocol/messages.ts';
import type {CameraSettings} from '../ports.ts';
import type {Rotation} from '../../protocol/units.ts';
import type {LanguageId} from '../../words/languages.ts';

/**
 * Where the picture comes from when the address does not say. A file is never remembered: it is
 * gone with the visit.
 */
export type SourceChoice = 'camera' | 'scene' | 'file';

/** Everything in the settings panel. */
export interface Settings {
  readonly source: SourceChoice;
  readonly camera: CameraSettings;
  /** How the camera's picture stands; files and the scene always stand as they are. */
  readonly orientation: FrameOrientation;
  /** 'auto' follows the browser. */
  readonly language: LanguageChoice;
}

/** What the page may speak. */
export type LanguageChoice = 'auto' | LanguageId;

/** A mirror, with the camera that looks at its visitor. */
export const DEFAULT_SETTINGS: Settings = {
  source: 'camera',
  camera: {deviceId: null, facing: 'front', resolution: 'auto'},
  orientation: {mirrored: true, rotation: 0},
  language: 'auto',
};

/** The resolutions offered, smallest first. */
export const RESOLUTIONS: readonly CameraSettings['resolution'][] = ['auto', '720p', '1080p'];

/** The languages offered. */
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['auto', 'en', 'de'];

/** The quarter turns offered. */
export const ROTATIONS: readonly Rotation[] = [0, 90, 180, 270];

/**
 * Reads what `formatSettings` wrote. Anything missing or damaged takes its default; nothing throws.
 */
export function parseSettings(text: string | null): Settings {
  const stored = toRecord(parseJson(text));
  const camera = toRecord(stored['camera']);
  const orientation = toRecord(stored['orientation']);
  const defaults = DEFAULT_SETTINGS;
  return {
    source: stored['source'] === 'scene' ? 'scene' : defaults.source,
    camera: {
      deviceId: typeof camera['deviceId'] === 'string' ? camera['deviceId'] : null,
      facing: camera['facing'] === 'back' ? 'back' : 'front',
      resolution: oneOf(RESOLUTIONS, camera['resolution']) ?? defaults.camera.resolution,
    },
    orientation: {
      mirrored: orientation['mirrored'] !== false,
      rotation: oneOf(ROTATIONS, orientation['rotation']) ?? defaults.orientation.rotation,
    },
    language: oneOf(LANGUAGE_CHOICES, stored['language']) ?? defaults.language,
  };
}

/** One line of JSON. */
export function formatSettings(settings: Settings): string {
  return JSON.stringify(settings);
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function oneOf<Value>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((candidate) => candidate === value);
}
