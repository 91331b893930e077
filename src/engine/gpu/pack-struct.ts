/**
 * The bytes of a WGSL struct whose whole numbers, signed or not, stand before its fractions. All
 * vectors in it have two components.
 */
export function packStruct(wholes: readonly number[], fractions: readonly number[] = []): Uint32Array<ArrayBuffer> {
  const count = wholes.length + fractions.length;
  // The size of a struct is a multiple of its largest alignment: that of a vector of two.
  const words = new Uint32Array(count + (count % 2));
  words.set(wholes);
  new Float32Array(words.buffer).set(fractions, wholes.length);
  return words;
}
