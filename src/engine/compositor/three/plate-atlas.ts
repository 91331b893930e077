/** All plates of a lens in one texture, so that hundreds of them are one draw. */
import * as THREE from 'three/webgpu';
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {prepare} from './picture-texture.ts';

/**
 * Each plate's edge is repeated so many texels outwards: interpolation, the spline's, too, never
 * reaches its neighbour.
 */
const RIM = 2;

/**
 * Sides are rounded up to multiples of this: a view a little larger than the one before finds room
 * in the same texture.
 */
const SIDE_STEP = 64;

/** Where a plate lies in the texture, without its rim, in texels. */
export interface AtlasPlace extends PixelSize {
  readonly x: number;
  readonly y: number;
}

/** The texture and what lies where in it. */
export class PlateAtlas {
  #texture = createTexture({width: SIDE_STEP, height: SIDE_STEP});
  #places: readonly AtlasPlace[] = [];

  /** The texture to sample now; it may be another object after `update`. */
  get texture(): THREE.DataTexture {
    return this.#texture;
  }

  /** In texels. */
  get size(): PixelSize {
    const {width, height} = this.#texture.image;
    return {width, height};
  }

  /** One for each plate. */
  get places(): readonly AtlasPlace[] {
    return this.#places;
  }

  /** Copies the pictures in. Pictures of the sizes they had before keep their places. */
  update(pictures: readonly SmallPicture[]): void {
    if (!hasSizes(this.#places, pictures)) {
      const {places, size} = pack(pictures);
      this.#places = places;
      const before = this.size;
      if (before.width !== size.width || before.height !== size.height) {
        this.#texture.dispose();
        this.#texture = createTexture(size);
      }
    }
    const {data, width} = this.#texture.image as {data: Uint8ClampedArray<ArrayBuffer>; width: number};
    const texels = new Uint32Array(data.buffer);
    for (const [index, picture] of pictures.entries()) {
      const place = this.#places[index];
      if (place !== undefined) copyWithRim(picture, place, texels, width);
    }
    this.#texture.needsUpdate = true;
  }

  dispose(): void {
    this.#texture.dispose();
  }
}

function hasSizes(places: readonly AtlasPlace[], pictures: readonly PixelSize[]): boolean {
  if (places.length !== pictures.length) return false;
  return places.every(({width, height}, index) => {
    const picture = pictures[index];
    return picture?.width === width && picture.height === height;
  });
}

/** In rows from left to right, in their order: plates of one view mostly have one size. */
function pack(pictures: readonly PixelSize[]): {readonly places: readonly AtlasPlace[]; readonly size: PixelSize} {
  const area = pictures.reduce((sum, {width, height}) => sum + (width + 2 * RIM) * (height + 2 * RIM), 0);
  const widest = pictures.reduce((most, {width}) => Math.max(most, width + 2 * RIM), 0);
  const width = roundUp(Math.max(widest, Math.sqrt(area)));
  let [x, y, rowHeight] = [0, 0, 0];
  const places = pictures.map((picture) => {
    const [outerWidth, outerHeight] = [picture.width + 2 * RIM, picture.height + 2 * RIM];
    if (x + outerWidth > width) [x, y, rowHeight] = [0, y + rowHeight, 0];
    const place = {x: x + RIM, y: y + RIM, width: picture.width, height: picture.height};
    x += outerWidth;
    rowHeight = Math.max(rowHeight, outerHeight);
    return place;
  });
  return {places, size: {width, height: roundUp(y + rowHeight)}};
}

function roundUp(side: number): number {
  return Math.max(1, Math.ceil(side / SIDE_STEP)) * SIDE_STEP;
}

/** Whole pixels of four bytes are moved at once. */
function copyWithRim(
  {width, height, data}: SmallPicture,
  place: AtlasPlace,
  texels: Uint32Array,
  stride: number,
): void {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  for (let row = -RIM; row < height + RIM; row++) {
    const from = Math.min(height - 1, Math.max(0, row)) * width;
    const to = (place.y + row) * stride + place.x;
    texels.set(pixels.subarray(from, from + width), to);
    texels.fill(pixels[from] ?? 0, to - RIM, to);
    texels.fill(pixels[from + width - 1] ?? 0, to + width, to + width + RIM);
  }
}

function createTexture({width, height}: PixelSize): THREE.DataTexture {
  return prepare(new THREE.DataTexture(new Uint8ClampedArray(width * height * 4), width, height));
}
