/** The uniform buffer behind `FrameGeometry` in shaders/gpu/sample-frame.wgsl. */
import type {PixelSize} from '../../protocol/units.ts';
import type {IngestGeometry} from '../picture/geometry.ts';

/** Bytes of the WGSL struct: two vec4f, one vec2u, two u32. */
export const FRAME_GEOMETRY_BYTES = 48;

/** More samples than this a side cost time without being seen. */
const MAX_TAPS = 4;

/** The struct's bytes for reading a frame of `source` pixels by `geometry`. */
export function packFrameGeometry(geometry: IngestGeometry, source: PixelSize): ArrayBuffer {
  const {transform, output} = geometry;
  const bytes = new ArrayBuffer(FRAME_GEOMETRY_BYTES);
  const rows = [transform.a, transform.b, transform.c, 0, transform.d, transform.e, transform.f, 0];
  new Float32Array(bytes, 0, 8).set(rows);
  new Uint32Array(bytes, 32, 4).set([output.width, output.height, tapsFor(geometry, source), 0]);
  return bytes;
}

/**
 * Samples along a pixel's side so that every source pixel under it counts: 1 when enlarging or
 * copying.
 */
export function tapsFor({transform, output}: IngestGeometry, source: PixelSize): number {
  const across = Math.hypot(transform.a * source.width, transform.d * source.height) / output.width;
  const down = Math.hypot(transform.b * source.width, transform.e * source.height) / output.height;
  // A hair of tolerance: 1.0000001 source pixels per output pixel is a copy and must stay lossless.
  return Math.min(MAX_TAPS, Math.max(1, Math.ceil(Math.max(across, down) - 1e-3)));
}
