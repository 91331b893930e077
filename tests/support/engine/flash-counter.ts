/**
 * Counts flashes in a run of pictures exactly as WCAG 2.2 (2.3.1) defines them, pixel by pixel. It
 * shares neither grid nor arithmetic with the limiter.
 */

/** A run of pictures of one size. */
export interface Film {
  readonly width: number;
  readonly height: number;
  /** RGBA rows of each picture and when it was shown, in milliseconds. */
  readonly frames: readonly {readonly at: number; readonly data: Uint8ClampedArray}[];
}

/** What changes, from linear red, green and blue, and by how much it must. */
interface Measure {
  readonly of: (red: number, green: number, blue: number) => number;
  readonly change: number;
}

const MEASURES: Readonly<Record<'general' | 'red', Measure>> = {
  general: {of: (red, green, blue) => 0.2126 * red + 0.7152 * green + 0.0722 * blue, change: 0.1},
  red: {of: (red, green, blue) => Math.max(0, red - green - blue) * 320, change: 20},
};

/**
 * A flash counts if it is seen in this share of a third of the picture, each way: a quarter of 10
 * degrees.
 */
const AREA = 0.25;
const SECOND_MS = 1000;

/** Linear light of each 8-bit sRGB value. */
export const LINEAR = Float64Array.from({length: 256}, (_, code) => {
  const value = code / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/**
 * The most flashes, or parts of them, that enough of any part of the picture shows within one
 * second.
 */
export function countFlashes(film: Film, kind: keyof typeof MEASURES): number {
  const turns = Array.from({length: film.width * film.height}, (_, pixel) => turnsOf(film, pixel, MEASURES[kind]));
  const ends = [...new Set(turns.flat())];
  return Math.max(0, ...ends.map((end) => flashesUntil(film, turns, end)));
}

/**
 * The times at which a pixel's value turned: it went one way, then far enough the other way. Before
 * the film the screen is dark.
 */
function turnsOf({frames}: Film, pixel: number, {of, change}: Measure): number[] {
  const turns: number[] = [];
  let isRising = false;
  let extreme = 0;
  for (const {at, data} of frames) {
    const [red, green, blue] = [0, 1, 2].map((channel) => LINEAR[data[pixel * 4 + channel]!]!);
    const value = of(red!, green!, blue!);
    if (isRising ? value <= extreme - change : value >= extreme + change) {
      turns.push(at);
      isRising = !isRising;
      extreme = value;
    } else {
      extreme = isRising ? Math.max(extreme, value) : Math.min(extreme, value);
    }
  }
  return turns;
}

/** The most flashes of any block in the second that ends here. */
function flashesUntil({width, height}: Film, turns: readonly (readonly number[])[], end: number): number {
  const counts = turns.map((times) => times.filter((time) => time > end - SECOND_MS && time <= end).length);
  const across = Math.round(width / 3);
  const down = Math.round(height / 3);
  let most = 0;
  for (let top = 0; top <= height - down; top += 2) {
    for (let left = 0; left <= width - across; left += 2) {
      const block: number[] = [];
      for (let y = top; y < top + down; y++) {
        block.push(...counts.slice(y * width + left, y * width + left + across));
      }
      block.sort((a, b) => b - a);
      most = Math.max(most, Math.ceil(block[Math.ceil(AREA * block.length) - 1]! / 2));
    }
  }
  return most;
}
