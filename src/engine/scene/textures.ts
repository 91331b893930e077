/**
 * Small pictures computed at start: wood, linen with woven stripes, and book covers with gilt
 * bands.
 */
import {BOOK_COUNT} from './books.ts';
import {fractalNoise3, noise3} from './noise.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';

/** A picture to be laid on a surface, repeated beyond its edges. */
export interface Texels {
  readonly width: number;
  readonly height: number;
  /** RGBA rows in 0..255, sRGB, opaque. */
  readonly texels: Uint8Array<ArrayBuffer>;
}

/** The textures of the scene, under the names of the materials that show them. */
export type SceneTextures = Readonly<Record<'wood' | 'linen' | 'leather' | 'wall', Texels>>;

/** Makes all textures, each from random numbers of its own. */
export function createSceneTextures(randomFor: (part: string) => SeededRandom): SceneTextures {
  return {
    wood: createWoodTexture(randomFor('wood')),
    linen: createLinenTexture(randomFor('linen')),
    leather: createBooksTexture(randomFor('leather')),
    wall: createWallTexture(randomFor('wall')),
  };
}

/** sRGB channels in 0..255. */
type Rgb = readonly [red: number, green: number, blue: number];

/** The colour at a place of a texture; u and v in 0..1. */
type Picture = (u: number, v: number) => Rgb;

/** Brown boards that run along u. */
function createWoodTexture(random: SeededRandom): Texels {
  const offset = random.between(0, 100);
  const [red, green, blue] = random.pick<Rgb>([
    [104, 64, 36],
    [88, 52, 34],
    [112, 76, 44],
  ]);
  return paint(256, 256, (u, v) => {
    const board = Math.floor(v * 4);
    const inBoard = v * 4 - board;
    const bend = fractalNoise3(u * 3 + offset, v * 4, board * 9.7, 3);
    const rings = Math.sin((v * 34 + bend * 5 + board * 1.7) * Math.PI);
    const fibre = noise3(u * 14, v * 240, offset + board);
    const gap = inBoard < 0.03 ? 0.35 : 1;
    const tone = (0.82 + 0.12 * rings + 0.13 * fibre + 0.07 * noise3(board * 5.3, offset, 0)) * gap;
    return [red * tone, green * tone, blue * tone];
  });
}

/** Off-white linen; coloured stripes run along two edges, as on kitchen cloths. */
function createLinenTexture(random: SeededRandom): Texels {
  const stripe = random.pick<Rgb>([
    [58, 82, 132],
    [140, 46, 38],
    [62, 96, 82],
  ]);
  const offset = random.between(0, 100);
  const isStriped = (t: number): boolean =>
    (t > 0.05 && t < 0.075) || (t > 0.088 && t < 0.098) || (t > 0.11 && t < 0.135);
  return paint(256, 256, (u, v) => {
    const weave = 0.95 + 0.05 * noise3(u * 120, v * 20, offset) + 0.05 * noise3(u * 20, v * 120, offset + 5);
    const linen = [226 * weave, 218 * weave, 200 * weave] as const;
    const share = isStriped(1 - v) || isStriped(u) || isStriped(1 - u) ? 0.82 : 0;
    return [
      linen[0] + (stripe[0] * weave - linen[0]) * share,
      linen[1] + (stripe[1] * weave - linen[1]) * share,
      linen[2] + (stripe[2] * weave - linen[2]) * share,
    ];
  });
}

/** One stripe of the picture per book: board, spine with bands and a title label, board. */
function createBooksTexture(random: SeededRandom): Texels {
  const leathers = Array.from({length: BOOK_COUNT}, () =>
    random.pick<Rgb>([
      [96, 34, 26],
      [44, 62, 48],
      [118, 82, 46],
      [40, 48, 78],
      [150, 124, 84],
    ]),
  );
  const offset = random.between(0, 100);
  return paint(256, 32 * BOOK_COUNT, (u, v) => {
    const book = Math.min(Math.floor(v * BOOK_COUNT), BOOK_COUNT - 1);
    const around = v * BOOK_COUNT - book;
    const leather = leathers[book] ?? [90, 40, 30];
    const worn = 1 + 0.35 * fractalNoise3(u * 9, around * 5 + book * 10, offset, 3);
    const isSpine = around > 0.3 && around < 0.7;
    const isBand = [0.06, 0.26, 0.46, 0.66, 0.9].some((at) => Math.abs(u - at) < 0.012);
    const isLabel = u > 0.29 && u < 0.43 && around > 0.36 && around < 0.64;
    const isLettering = isLabel && around > 0.43 && around < 0.57 && noise3(u * 130, book * 3.1, offset) > 0;
    if (isSpine && (isBand || isLettering)) return [196 * worn, 158 * worn, 82 * worn];
    if (isLabel) return [92 * worn, 22 * worn, 18 * worn];
    return [leather[0] * worn, leather[1] * worn, leather[2] * worn];
  });
}

/**
 * The wall as it appears: nearly black, mottled, with a breath of warm light on the side the window
 * faces. Its values go to the screen unchanged; the grain keeps the long gradient from breaking
 * into bands.
 */
function createWallTexture(random: SeededRandom): Texels {
  const offset = random.between(0, 100);
  const [red, green, blue] = random.pick<Rgb>([
    [92, 72, 50],
    [80, 74, 54],
    [88, 62, 54],
  ]);
  return paint(512, 256, (u, v) => {
    const distance = Math.hypot((u - 0.6) * 2.9, (v - 0.44) * 2.1);
    const light = 0.26 + 0.74 * Math.exp(-((distance / 0.62) ** 2));
    const stain = 1 + 0.42 * fractalNoise3(u * 18 + offset, v * 10, 1, 5);
    const grain = 2.2 * noise3(u * 512 * 0.9, v * 256 * 0.9, offset);
    const tone = light * stain;
    return [red * tone + grain, green * tone + grain, blue * tone + grain];
  });
}

function paint(width: number, height: number, picture: Picture): Texels {
  const texels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = picture((x + 0.5) / width, (y + 0.5) / height);
      const index = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        texels[index + channel] = Math.min(Math.max(Math.round(colour[channel] ?? 0), 0), 255);
      }
      texels[index + 3] = 255;
    }
  }
  return {width, height, texels};
}
