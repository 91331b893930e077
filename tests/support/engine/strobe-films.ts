/** Moving pictures for the flash limiter, as functions of place and time, and films of them. */
import type {Film} from './flash-counter.ts';

/** RGB of a point, in shares of the picture, at a time in seconds. */
export type Show = (x: number, y: number, seconds: number) => readonly [number, number, number];

export const WHITE = [255, 255, 255] as const;
export const BLACK = [0, 0, 0] as const;
export const GREY = [110, 110, 110] as const;
export const RED = [230, 10, 10] as const;
/** As bright as the red: only the colour flashes. */
export const TEAL = [0, 126, 126] as const;

/** Whether the light is on: half of each period. */
export function isLit(seconds: number, hertz: number): boolean {
  return (seconds * hertz) % 1 < 0.5;
}

/** A light over the whole picture. */
export function strobe(hertz: number): Show {
  return (_x, _y, t) => (isLit(t, hertz) ? WHITE : BLACK);
}

/** The same in red; its brightness does not change. */
export function redStrobe(hertz: number): Show {
  return (_x, _y, t) => (isLit(t, hertz) ? RED : TEAL);
}

/** A checkerboard that reverses: every field flashes so often, half of them against the others. */
export function checkerboard(hertz: number, columns: number, rows: number): Show {
  return (x, y, t) =>
    ((Math.floor(x * columns) + Math.floor(y * rows)) % 2 === 0) === isLit(t, hertz) ? WHITE : BLACK;
}

/** A wave of light that runs across: at no moment does the whole picture change. */
export function runningWave(hertz: number, waves: number): Show {
  return (x, _y, t) => {
    const level = Math.round(127.5 + 127.5 * Math.sin(2 * Math.PI * (waves * x - hertz * t)));
    return [level, level, level];
  };
}

/** Grey that grows light in two seconds. */
export const SLOW_FADE: Show = (_x, _y, t) => [t * 120, t * 120, t * 120];

/** A hand of a twelfth of the width that swings by as much again to either side. */
function isHand(x: number, y: number, seconds: number): boolean {
  const middle = 0.5 + 0.1 * Math.sin(2 * Math.PI * 2 * seconds);
  return Math.abs(x - middle) < 1 / 24 && Math.abs(y - 0.5) < 0.15;
}

/** A bright hand before a grey wall. */
export const WAVING_HAND: Show = (x, y, t) => (isHand(x, y, t) ? WHITE : GREY);

/**
 * Someone in a striped shirt before a wall, who sways and waves; a little noise, as cameras have.
 */
export const WAVING_PERSON: Show = (x, y, t) => {
  const noise = 6 * Math.sin(12_989.8 * x + 78_233 * y + 43_758 * t);
  if (isHand(x + 0.2, y + 0.1, t)) return [224 + noise, 172 + noise, 150 + noise];
  const sway = x - 0.02 * Math.sin(2 * Math.PI * 0.5 * t);
  const isHead = Math.hypot((sway - 0.5) * 4, (y - 0.35) * 3) < 0.45;
  if (isHead) return [205 + noise, 160 + noise, 140 + noise];
  const isShirt = y > 0.5 && Math.abs(sway - 0.5) < 0.2;
  if (isShirt) return Math.floor(sway * 40) % 2 === 0 ? [30, 40, 90] : [200, 200, 190];
  return [120 + 60 * x + noise, 120 + 50 * y + noise, 130 + noise];
};

/** RGBA rows of one moment of a show. */
export function drawShow(show: Show, seconds: number, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      // One by one: an array for each pixel of each frame would take longer than the drawing.
      [data[at], data[at + 1], data[at + 2]] = show((x + 0.5) / width, (y + 0.5) / height, seconds);
      data[at + 3] = 255;
    }
  }
  return data;
}

/** The largest difference of any channel of any pixel in any frame. */
export function largestDifference(one: Film, other: Film): number {
  const differences = one.frames.flatMap(({data}, frame) => {
    const against = other.frames[frame]!.data;
    return [data.reduce((largest, value, at) => Math.max(largest, Math.abs(value - against[at]!)), 0)];
  });
  return Math.max(...differences);
}
