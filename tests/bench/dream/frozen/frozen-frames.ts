/**
 * The frames that a dream is measured on: what a wall, a lamp and a crowded desk are to a camera,
 * made from a seed, and the still life that the mirror shows without one.
 */
import {arrange} from '../../../../src/engine/scene/arrangement.ts';
import {ViewRenderer} from '../../../../src/engine/scene/software/view-renderer.ts';
import {fromPixels, toPixels} from '../../../../src/engine/picture/convert-pixels.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';
import {resize} from '../../../../src/engine/picture/resize.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';

/** What the mirror dreams at without a graphics card, in pixels. */
export const FROZEN_SIZE = {width: 160, height: 128} as const;

/** A camera's noise, as a share of the whole range. */
const NOISE = 0.012;

/** How much light falls off from one side of a wall to the other. */
const FALL_OFF = 0.06;

/** One frame, as a camera's eight bits have it. */
export interface FrozenFrame {
  readonly name: string;
  readonly picture: RgbPicture;
}

/** How each is drawn, in the order in which they are measured. */
const FRAMES: Readonly<Record<string, () => RgbPicture>> = {
  dark: () => wall(0.15, 1),
  bright: () => wall(0.85, 2),
  plain: () => wall(0.5, 3),
  busy: () => crowd(4),
  'still-life': stillLife,
};

/** What the frames are called. */
export const FRAME_NAMES: readonly string[] = Object.keys(FRAMES);

/** Draws those of these names, always the same. */
export function frozenFrames(names: readonly string[]): readonly FrozenFrame[] {
  return Object.entries(FRAMES).flatMap(([name, draw]) => (names.includes(name) ? [{name, picture: draw()}] : []));
}

/** A wall of that mean light, with a lamp to one side and the camera's noise. */
function wall(light: number, seed: number): RgbPicture {
  const random = new SeededRandom(seed);
  const {width, height} = FROZEN_SIZE;
  return paint((x, y) => {
    const slope = FALL_OFF * (0.5 - x / width + 0.5 - y / height);
    return [0, 1, 2].map(() => light + slope + random.between(-NOISE, NOISE) * Math.sqrt(3));
  });
}

/**
 * How far a patch is from grey, and how colourful it is: photographs are mostly light and shade.
 */
const PATCH = {light: 0.2, colour: 0.07};

/** Patches of every size over one another, each scale as strong as the others. */
function crowd(seed: number): RgbPicture {
  const random = new SeededRandom(seed);
  const layers = [4, 8, 16, 32, 64].map((cells) => {
    const coarse = {width: Math.round((cells * FROZEN_SIZE.width) / FROZEN_SIZE.height), height: cells};
    const values = new Float32Array(coarse.width * cells * 3);
    for (let at = 0; at < values.length; at += 3) {
      const light = PATCH.light * random.between(-1, 1);
      for (let channel = at; channel < at + 3; channel++) {
        values[channel] = light + PATCH.colour * random.between(-1, 1);
      }
    }
    return resize({...coarse, values}, FROZEN_SIZE).values;
  });
  return paint((x, y) =>
    [0, 1, 2].map((channel) => {
      const at = (y * FROZEN_SIZE.width + x) * 3 + channel;
      return layers.reduce((sum, layer) => sum + (layer[at] ?? 0), 0.5);
    }),
  );
}

function stillLife(): RgbPicture {
  const {width, height} = FROZEN_SIZE;
  const pixels = new Uint32Array(width * height);
  const drawing = new ViewRenderer(arrange(1, width / height), width, height).draw(0, pixels);
  while (drawing.next().done !== true);
  return fromPixels({width, height, data: new Uint8ClampedArray(pixels.buffer)});
}

function paint(colour: (x: number, y: number) => readonly number[]): RgbPicture {
  const {width, height} = FROZEN_SIZE;
  const values = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) values.set(colour(x, y), (y * width + x) * 3);
  return fromPixels(toPixels({width, height, values}));
}
