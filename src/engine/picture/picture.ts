/** Pictures on their way through the engine: on the GPU, as a bitmap, or as bytes in memory. */
import type {PixelSize} from '../../protocol/units.ts';

/**
 * A picture the compositor can show. GPU textures stay on the shared device; pixels are RGBA8 rows.
 */
export type Picture =
  | {readonly kind: 'gpu-texture'; readonly texture: GPUTexture; readonly size: PixelSize}
  | {readonly kind: 'bitmap'; readonly bitmap: ImageBitmap; readonly size: PixelSize}
  | {readonly kind: 'pixels'; readonly data: Uint8ClampedArray<ArrayBuffer>; readonly size: PixelSize};

/** RGBA8 rows in memory, upright, opaque. */
export interface Pixels extends PixelSize {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Which picture is being painted. Each slot has its own output, so that a tile never overwrites the
 * main picture. Slot 0 is the main picture; others are tiles.
 */
export type PictureSlot = number;

/** A picture, RGB interleaved, [height, width, 3] in 0..1; sides are multiples of the network's. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}
