/**
 * Colours as painters' pigments: sRGB in, linear light out.
 */
import type {Triple} from './parametric.ts';

/** A pigment from its sRGB hex value, as linear RGB in 0..1. */
export function pigment(hex: number): Triple {
  return [toLinear((hex >> 16) & 255), toLinear((hex >> 8) & 255), toLinear(hex & 255)];
}

/** Mixes two linear colours; 0 gives the first. */
export function mixColours(a: Triple, b: Triple, share: number): Triple {
  const t = Math.min(Math.max(share, 0), 1);
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** Makes a colour lighter (above 1) or darker. */
export function shade(colour: Triple, factor: number): Triple {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

/** One sRGB channel, 0..255, as linear light in 0..1 (IEC 61966-2-1). */
function toLinear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
