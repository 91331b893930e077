/**
 * What the map remembers: pictures of people, in memory only. It is emptied whenever somebody else
 * may stand before the mirror.
 */
import type {RgbPicture} from '../../picture/picture.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import {entryOf, type MapEntry} from './map-entry.ts';

/** Frames that are remembered, and how far they are apart at least: the last minute or so. */
const MOST_FRAMES = 200;
const APART_MS: Milliseconds = 300;

/** The map is laid anew for so many new frames at once. */
const FRAMES_AT_ONCE = 6;

/** Codes of the last frames and of the network's own pictures. */
export class MapMemory {
  #frames: readonly MapEntry[] = [];
  #units: readonly MapEntry[] = [];
  #entries: readonly MapEntry[] = [];
  #waiting = 0;
  #nextId = 0;
  #capturedAt: Milliseconds = -Infinity;

  /** The same list until something has come or gone: units first, then frames, oldest first. */
  get entries(): readonly MapEntry[] {
    return this.#entries;
  }

  get frameCount(): number {
    return this.#frames.length;
  }

  get unitCount(): number {
    return this.#units.length;
  }

  /** Remembers a frame, unless it is the last one again or hardly later. */
  noteFrame(answers: Float32Array, picture: RgbPicture, capturedAt: Milliseconds): void {
    if (Math.abs(capturedAt - this.#capturedAt) < APART_MS) return;
    this.#capturedAt = capturedAt;
    const frame = entryOf(this.#nextId++, 'frame', answers, picture);
    this.#frames = [...this.#frames, frame].slice(-MOST_FRAMES);
    this.#waiting++;
    if (this.#waiting >= FRAMES_AT_ONCE || this.#frames.length <= FRAMES_AT_ONCE) this.#gather();
  }

  /** Remembers pictures that the network has made itself: nobody is on them. */
  noteUnits(units: readonly {readonly answers: Float32Array; readonly picture: RgbPicture}[]): void {
    const added = units.map(({answers, picture}) => entryOf(this.#nextId++, 'unit', answers, picture));
    this.#units = [...this.#units, ...added];
    this.#gather();
  }

  /** Forgets every frame. */
  forgetFrames(): void {
    this.#frames = [];
    this.#capturedAt = -Infinity;
    this.#gather();
  }

  #gather(): void {
    this.#waiting = 0;
    this.#entries = [...this.#units, ...this.#frames];
  }
}
