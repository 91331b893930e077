/** Fades one view into another. */

/**
 * Writes the mix of two views: `share` 0 gives the first, 1 the second. Pixels are four bytes in
 * one number, as in an ImageData; each channel is rounded to the nearest 256th of the way.
 */
export function blendViews(from: Uint32Array, to: Uint32Array, share: number, mix: Uint32Array): void {
  const second = Math.round(Math.min(Math.max(share, 0), 1) * 256);
  const first = 256 - second;
  for (let at = 0; at < mix.length; at++) {
    const a = from[at] ?? 0;
    const b = to[at] ?? 0;
    // Two channels at once, each with the byte above it free for the product.
    const even = Math.imul(a & 0xff00ff, first) + Math.imul(b & 0xff00ff, second) + 0x800080;
    const odd = Math.imul((a >>> 8) & 0xff00ff, first) + Math.imul((b >>> 8) & 0xff00ff, second) + 0x800080;
    mix[at] = ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00);
  }
}
