/**
 * A picture on a surface, in ever smaller copies, so that what is seen small does not flicker.
 */
import type {Texels} from '../textures.ts';
import {VERTEX} from './vertex-layout.ts';

/** One copy: red, green and blue of each texel, [height, width, 3]. */
export interface TextureLevel {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array<ArrayBuffer>;
}

/** The copies, the full one first; each of the others has half the sides of the one before. */
export type MipTexture = readonly TextureLevel[];

/** How a channel's byte is read: as light, or as the display's value in 0..1. */
export type ReadByte = (byte: number) => number;

/** The copies of a picture. */
export function createMipTexture({width, height, texels}: Texels, read: ReadByte): MipTexture {
  const table = Float32Array.from({length: 256}, (_, byte) => read(byte));
  const values = new Float32Array(width * height * 3);
  for (let texel = 0; texel < width * height; texel++) {
    for (let channel = 0; channel < 3; channel++) {
      values[texel * 3 + channel] = table[texels[texel * 4 + channel] ?? 0] ?? 0;
    }
  }
  const levels: TextureLevel[] = [{width, height, values}];
  for (let level = levels[0]; level !== undefined && Math.min(level.width, level.height) > 1; level = levels.at(-1)) {
    levels.push(halve(level));
  }
  return levels;
}

/** The mean of each four texels; an odd last row or column is left out. */
function halve({width, height, values}: TextureLevel): TextureLevel {
  const half = {width: Math.floor(width / 2), height: Math.floor(height / 2)};
  const means = new Float32Array(half.width * half.height * 3);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * 2 * width + x * 2) * 3 + channel;
        const pair = (start: number): number => (values[start] ?? 0) + (values[start + 3] ?? 0);
        means[(y * half.width + x) * 3 + channel] = (pair(at) + pair(at + width * 3)) / 4;
      }
    }
  }
  return {...half, values: means};
}

/**
 * The copy of which a texel is about as large as a pixel, for the triangle of the vertices that
 * begin at `a`, `b` and `c`.
 */
export function levelFor(texture: MipTexture, vertices: Float32Array, a: number, b: number, c: number): number {
  const {width, height} = texture[0] ?? {width: 1, height: 1};
  const au = vertices[a + VERTEX.texture] ?? 0;
  const av = vertices[a + VERTEX.texture + 1] ?? 0;
  const bu = (vertices[b + VERTEX.texture] ?? 0) - au;
  const bv = (vertices[b + VERTEX.texture + 1] ?? 0) - av;
  const cu = (vertices[c + VERTEX.texture] ?? 0) - au;
  const cv = (vertices[c + VERTEX.texture + 1] ?? 0) - av;
  const bx = (vertices[b] ?? 0) - (vertices[a] ?? 0);
  const by = (vertices[b + 1] ?? 0) - (vertices[a + 1] ?? 0);
  const cx = (vertices[c] ?? 0) - (vertices[a] ?? 0);
  const cy = (vertices[c + 1] ?? 0) - (vertices[a + 1] ?? 0);
  const perArea = 1 / (bx * cy - cx * by);
  // Texels for a step of one pixel to the right, and down.
  const ux = (bu * cy - cu * by) * perArea * width;
  const uy = (cu * bx - bu * cx) * perArea * width;
  const vx = (bv * cy - cv * by) * perArea * height;
  const vy = (cv * bx - bv * cx) * perArea * height;
  const square = Math.max(ux * ux + vx * vx, uy * uy + vy * vy);
  if (!(square > 1)) return 0;
  // Half the logarithm of a square is the logarithm.
  return Math.min(Math.round(0.5 * Math.log2(square)), texture.length - 1);
}

/**
 * The colour at (u, v) of one level, blended from four texels, into the first three of `colour`.
 * Beyond its edges the picture repeats.
 */
export function sampleTexture(texture: MipTexture, level: number, u: number, v: number, colour: Float32Array): void {
  const copy = texture[level];
  if (copy === undefined) return;
  const {width, height, values} = copy;
  const x = (u - Math.floor(u)) * width - 0.5;
  const y = (v - Math.floor(v)) * height - 0.5;
  const column = Math.floor(x);
  const row = Math.floor(y);
  const right = x - column;
  const below = y - row;
  const left = column < 0 ? width - 1 : column;
  const next = column + 1 === width ? 0 : column + 1;
  const upper = (row < 0 ? height - 1 : row) * width;
  const lower = (row + 1 === height ? 0 : row + 1) * width;
  const a = (upper + left) * 3;
  const b = (upper + next) * 3;
  const c = (lower + left) * 3;
  const d = (lower + next) * 3;
  for (let channel = 0; channel < 3; channel++) {
    const above = (values[a + channel] ?? 0) * (1 - right) + (values[b + channel] ?? 0) * right;
    const under = (values[c + channel] ?? 0) * (1 - right) + (values[d + channel] ?? 0) * right;
    colour[channel] = above + (under - above) * below;
  }
}
