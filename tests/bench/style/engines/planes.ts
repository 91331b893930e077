/** ONNX Runtime's order of numbers: a plane for each colour. */

/** RGBA8 rows to [3, height, width] in 0..1. */
export function toPlanes(rgba: Uint8ClampedArray): Float32Array<ArrayBuffer> {
  const count = rgba.length / 4;
  return Float32Array.from(
    {length: count * 3},
    (_, at) => (rgba[(at % count) * 4 + Math.floor(at / count)] ?? 0) / 255,
  );
}

/** [3, height, width] to [height, width, 3]. */
export function fromPlanes(planes: Float32Array): Float32Array {
  const count = planes.length / 3;
  return planes.map((_, at) => planes[(at % 3) * count + Math.floor(at / 3)] ?? 0);
}
