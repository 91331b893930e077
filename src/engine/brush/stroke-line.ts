/**
 * The line that a stroke follows through a place: a few straight pieces to each side, each in the
 * direction of its own middle (the midpoint method).
 */
import type {PixelSize} from '../../protocol/units.ts';
import {type Plane, samplePlane} from './plane.ts';

/** Pieces of a line to each side of a place. */
export const PIECES = 3;

/** Follows directions; keeps its working memory between lines. Lengths are in short sides. */
export class StrokeLine {
  /** Where the last walk ended. */
  x = 0;
  y = 0;
  /** The last direction that was read, of length 1, and how fine the structure is there. */
  alongX = 1;
  alongY = 0;
  fine = 0;
  readonly #directions: Plane;
  readonly #extentX: number;
  readonly #extentY: number;
  /** Directions of the pieces: x and y of each, first forwards, then backwards. */
  readonly #pieces = new Float64Array(PIECES * 4);
  readonly #tap = new Float32Array(4);
  #piece = 0;

  constructor(directions: Plane, {width, height}: PixelSize) {
    this.#directions = directions;
    const short = Math.min(width, height);
    this.#extentX = width / short;
    this.#extentY = height / short;
  }

  /** Reads the direction at a place, the way round that goes with (alikeX, alikeY). */
  read(x: number, y: number, alikeX = 0, alikeY = 0): void {
    const tap = this.#tap;
    samplePlane(this.#directions, x / this.#extentX, y / this.#extentY, 'edge', tap);
    const length = Math.hypot(tap[0] ?? 0, tap[1] ?? 0) + 1e-6;
    const cosine = (tap[0] ?? 0) / length;
    const alongX = Math.sqrt(Math.max(0, (1 + cosine) / 2));
    const alongY = Math.sqrt(Math.max(0, (1 - cosine) / 2)) * ((tap[1] ?? 0) < 0 ? -1 : 1);
    const turn = alongX * alikeX + alongY * alikeY < 0 ? -1 : 1;
    this.alongX = alongX * turn;
    this.alongY = alongY * turn;
    this.fine = tap[2] ?? 0;
  }

  /** Finds the pieces to both sides of a place. @param half Length of a side. */
  trace(x: number, y: number, alongX: number, alongY: number, half: number): void {
    this.#piece = half / PIECES;
    for (let side = 0; side < 2; side++) {
      let [px, py] = [x, y];
      let [dx, dy] = side === 0 ? [alongX, alongY] : [-alongX, -alongY];
      for (let k = 0; k < PIECES; k++) {
        this.read(px + (dx * this.#piece) / 2, py + (dy * this.#piece) / 2, dx, dy);
        [dx, dy] = [this.alongX, this.alongY];
        px += dx * this.#piece;
        py += dy * this.#piece;
        this.#pieces[(side * PIECES + k) * 2] = dx;
        this.#pieces[(side * PIECES + k) * 2 + 1] = dy;
      }
    }
  }

  /** Goes from a place so far along the line. @param side 0 is forwards, 1 backwards. */
  walk(x: number, y: number, side: number, distance: number): void {
    this.x = x;
    this.y = y;
    for (let k = 0; k < PIECES; k++) {
      const part = Math.min(this.#piece, distance - k * this.#piece);
      if (part <= 0) break;
      this.x += (this.#pieces[(side * PIECES + k) * 2] ?? 0) * part;
      this.y += (this.#pieces[(side * PIECES + k) * 2 + 1] ?? 0) * part;
    }
  }
}
