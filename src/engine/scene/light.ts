/**
 * Light as in a painter's studio: one warm window high on the left that wanders with the hours, and
 * little else.
 */
import type {Triple} from './parametric.ts';

/**
 * The wander of the key light: degrees around and above the table, and the seconds one sweep takes.
 */
const AZIMUTH = {middle: -38, swing: 24, periodSeconds: 53} as const;
const ELEVATION = {middle: 43, swing: 7, periodSeconds: 37} as const;

/** Distance of the key light, in decimetres. */
const KEY_DISTANCE = 15;

const KEY_INTENSITY = 3.6;

/**
 * The key light as it stays. Its colour is sRGB; `targetY` is the height over the table's middle
 * that it aims at; `cone` is half its cone in radians, and `fade` the share of it over which it
 * fades: a pool of light, no edge. What casts shadows lies between the distances `near` and `far`.
 */
export const KEY_LIGHT = {colour: 0xffdcae, targetY: 2, cone: 0.42, fade: 0.9, near: 6, far: 24} as const;

/**
 * Cool light from a far window on the right, warm light back from table and floor. Colours are
 * sRGB; `towards` points to the window.
 */
export const FILL_LIGHT = {sky: 0x7f93bc, ground: 0x6a4a2c, intensity: 0.6, towards: [0.75, 0.65, -0.2]} as const;

/** The key light at one time. */
export interface KeyLightPose {
  /** From the scene to the light, unit length. */
  readonly direction: Triple;
  /** Decimetres. */
  readonly position: Triple;
  readonly intensity: number;
}

/** Where the key light is at a time, and how bright; the same time gives the same light. */
export function keyLightAt(seconds: number): KeyLightPose {
  const azimuth = degrees(AZIMUTH.middle + AZIMUTH.swing * Math.sin((2 * Math.PI * seconds) / AZIMUTH.periodSeconds));
  const elevation = degrees(
    ELEVATION.middle + ELEVATION.swing * Math.sin((2 * Math.PI * seconds) / ELEVATION.periodSeconds + 1),
  );
  const direction: Triple = [
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  ];
  const [x, y, z] = direction;
  return {
    direction,
    position: [x * KEY_DISTANCE, y * KEY_DISTANCE + KEY_LIGHT.targetY, z * KEY_DISTANCE],
    // A cloud passes now and then.
    intensity: KEY_INTENSITY * (1 + 0.07 * Math.sin(seconds * 0.31) + 0.04 * Math.sin(seconds * 0.83 + 2)),
  };
}

function degrees(value: number): number {
  return (value * Math.PI) / 180;
}
