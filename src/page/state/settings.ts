/**
 * What this device remembers of its settings: read from and written to one line of
 * localStorage.
 */
import {clampOption, nudgeOption} from '../../catalogue/option-kinds.ts';
import {SETTINGS, type SettingName, type Settings} from '../../catalogue/settings.ts';
import type {CameraSettings} from '../ports.ts';
import type {FrameOrientation} from '../../protocol/messages.ts';
import type {UnitInterval} from '../../protocol/units.ts';
import {own} from '../../protocol/own.ts';

/** A mirror, with the camera that looks at its visitor. */
export const DEFAULT_SETTINGS: Settings = readSettings(() => undefined);

/**
 * Reads what `formatSettings` wrote. Anything missing or damaged takes its default; nothing throws.
 */
export function parseSettings(text: string | null): Settings {
  const stored = toRecord(parseJson(text));
  const settings = readSettings((path) => own(stored, path) ?? nested(stored, path));
  // A file is gone with the visit.
  return settings.source === 'file' ? {...settings, source: DEFAULT_SETTINGS.source} : settings;
}

/** One line of JSON. */
export function formatSettings(settings: Settings): string {
  const stored = Object.entries(SETTINGS).map(([name, {storedAt}]) => [storedAt, settings[name as SettingName]]);
  return JSON.stringify(Object.fromEntries(stored));
}

/** Which camera is wanted. */
export function cameraOf({deviceId, facing, resolution}: Settings): CameraSettings {
  return {deviceId, facing, resolution};
}

/** How the camera's picture stands. */
export function cameraOrientationOf({mirrored, rotation}: Settings): FrameOrientation {
  return {mirrored, rotation};
}

/** How much of the brush is wanted; null where the slider stands as on a first visit. */
export function brushOf({brush}: Settings): UnitInterval | null {
  return brush === SETTINGS.brush.option.initial ? null : brush;
}

/** The brush one key further up or down. */
export function nextBrush(brush: UnitInterval, by: 1 | -1): UnitInterval {
  // Tenths do not add up to 1 by themselves.
  return Number(nudgeOption(SETTINGS.brush.option, brush, by).toFixed(2));
}

/** @param valueAt What is stored for a setting, by its `storedAt`. */
function readSettings(valueAt: (path: string) => unknown): Settings {
  const read = Object.entries(SETTINGS).map(([name, {storedAt, option}]) => [
    name,
    clampOption(option, valueAt(storedAt)),
  ]);
  return Object.fromEntries(read) as Settings;
}

/** Earlier versions stored an object for each step of a path. */
function nested(stored: unknown, path: string): unknown {
  return path.split('.').reduce((place, step) => own(toRecord(place), step), stored);
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
