/**
 * Which way strokes run at each place of a painting: along its edges, along the camera's, and along
 * the network's own strokes. The structure tensor (Bigün and Granlund 1987; Kass and Witkin 1987),
 * smoothed, has both the direction and how sure it is.
 *
 * A direction has no sign, so it is kept as a vector of twice its angle: such vectors can be
 * averaged. `three/brush/direction-nodes.ts` does the same in shaders.
 */
import type {MixedHand} from '../network/hand.ts';
import {LUMA} from '../picture/luma.ts';
import {createPlane, type Plane, samplePlane} from './plane.ts';
import {NOISE_DEVIATION, NOISE_SIDE, NOISE_SIGMA} from './noise-table.ts';
import type {Steps} from './steps.ts';

/** Distance of the samples that a gradient is taken between, in pixels of the painting. */
export const GRADIENT_STEP_PX = 1.2;

/** Weights of the middle and the outer rows of a gradient (Scharr 2000), which sum to 1. */
export const SCHARR = {middle: 10 / 16, outer: 3 / 16} as const;

/** What the camera's tensor weighs beside the painting's. */
export const CAMERA_WEIGHT = 2;

/** What the painting's tensor weighs: its strokes turn the hand's own direction a little. */
export const PAINTING_WEIGHT = 0.25;

/** Standard deviation of the tensor's smoothing: 3 pixels of 288. */
export const TENSOR_SIGMA_SHARE = 3 / 288;

/**
 * What the hand's own direction weighs, as a squared gradient of luma a pixel: more than most
 * strokes of the network's, so that neighbours run alike; less than any edge of the camera's.
 */
export const OWN_WEIGHT = 1e-3;

/** Width of a swirl of the hand's own direction, as a share of the short side. */
const SWIRL_SHARE = 0.16;

/** Side of the noise table where it turns the hand's own direction, in short sides. */
export const SWIRL_TABLE_SIDE = (SWIRL_SHARE * NOISE_SIDE) / (4 * NOISE_SIGMA.stroke);

/** Half the deviation that the noise has is the deviation of a full curl, in half turns. */
export const SWIRL_GAIN = 0.5 / NOISE_DEVIATION;

/** Squared gradients of the camera's luma in all directions from which structure is fine. */
export const FINE = {from: 0.0001, to: 0.0008} as const;

/** Distance of the places that a pixel's luma is a mean of, from its middle, along each axis. */
export const LUMA_STEP_PX = 0.75;

/** Radius of the smoothing's disc, in deviations. */
const DISC_RADIUS = 4;

/** How much of a wider Gaussian is in it: strokes follow an outline from a little away. */
const WIDE = {share: 0.1, deviations: 2} as const;

/**
 * The smoothing's samples: a spiral (Vogel 1979) that is denser in the middle. Offsets are in
 * deviations; the weights sum to 1.
 */
export const SMOOTHING: readonly {readonly x: number; readonly y: number; readonly weight: number}[] = createDisc(28);

function createDisc(count: number): typeof SMOOTHING {
  const raw = Array.from({length: count}, (_, k) => {
    const away = (DISC_RADIUS * (k + 0.5)) / count;
    const angle = k * Math.PI * (3 - Math.sqrt(5));
    const gaussian = Math.exp((-away * away) / 2) + WIDE.share * Math.exp(-((away / WIDE.deviations) ** 2) / 2);
    // Samples stand for rings of one width, which are larger outside.
    return {x: away * Math.cos(angle), y: away * Math.sin(angle), weight: away * gaussian};
  });
  const sum = raw.reduce((total, {weight}) => total + weight, 0);
  return raw.map(({x, y, weight}) => ({x, y, weight: weight / sum}));
}

/**
 * The tensor at every pixel of the painting: xx - yy, 2xy and xx + yy of painting and camera
 * together, and xx + yy of the camera alone. A row a step.
 *
 * @param camera What was painted, at any size; null where nobody knows it: nothing is fine then.
 */
export function* tensorOf(painting: Plane, camera: Plane | null): Steps<Plane> {
  const {width, height} = painting;
  const tensor = createPlane(painting);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [gx, gy] = gradientAt(painting, x, y, painting);
      const [cx, cy] = camera === null ? [0, 0] : gradientAt(camera, x, y, painting);
      const seen = cx * cx + cy * cy;
      tensor.data.set(
        [
          PAINTING_WEIGHT * (gx * gx - gy * gy) + CAMERA_WEIGHT * (cx * cx - cy * cy),
          2 * (PAINTING_WEIGHT * gx * gy + CAMERA_WEIGHT * cx * cy),
          PAINTING_WEIGHT * (gx * gx + gy * gy) + CAMERA_WEIGHT * seen,
          seen,
        ],
        (y * width + x) * 4,
      );
    }
    yield;
  }
  return tensor;
}

const TAP = new Float32Array(4);

function lumaOf(picture: Plane, u: number, v: number): number {
  samplePlane(picture, u, v, 'edge', TAP);
  return LUMA[0] * (TAP[0] ?? 0) + LUMA[1] * (TAP[1] ?? 0) + LUMA[2] * (TAP[2] ?? 0);
}

/** How luma rises a pixel, at a pixel of `size`. */
function gradientAt(picture: Plane, x: number, y: number, {width, height}: Plane): readonly [number, number] {
  const s = GRADIENT_STEP_PX;
  const luma = (dx: number, dy: number): number => lumaOf(picture, (x + 0.5 + dx) / width, (y + 0.5 + dy) / height);
  const [nw, ne, sw, se] = [luma(-s, -s), luma(s, -s), luma(-s, s), luma(s, s)];
  const across = SCHARR.middle * (luma(s, 0) - luma(-s, 0)) + SCHARR.outer * (ne - nw + se - sw);
  const down = SCHARR.middle * (luma(0, s) - luma(0, -s)) + SCHARR.outer * (sw - nw + se - ne);
  return [across / (2 * s), down / (2 * s)];
}

/**
 * Directions from a tensor: a vector of twice the angle that strokes run at, how fine the structure
 * is in 0..1, and the painting's luma. A row a step.
 */
export function* directionsOf(
  tensor: Plane,
  painting: Plane,
  noise: Plane,
  hand: Pick<MixedHand, 'curl' | 'lean'>,
): Steps<Plane> {
  const {width, height} = tensor;
  const short = Math.min(width, height);
  const sigma = TENSOR_SIGMA_SHARE * short;
  const field = createPlane(tensor);
  const tap = new Float32Array(4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [across, diagonal, energy, seen] = [0, 0, 0, 0];
      for (const {x: dx, y: dy, weight} of SMOOTHING) {
        samplePlane(tensor, (x + 0.5 + dx * sigma) / width, (y + 0.5 + dy * sigma) / height, 'edge', tap);
        across += weight * (tap[0] ?? 0);
        diagonal += weight * (tap[1] ?? 0);
        energy += weight * (tap[2] ?? 0);
        seen += weight * (tap[3] ?? 0);
      }
      const swirl = SWIRL_TABLE_SIDE * short;
      samplePlane(noise, (x + 0.5) / swirl, (y + 0.5) / swirl, 'repeat', tap);
      const angle = ownAngle(hand, tap[0] ?? 0);
      // Strokes run across the gradient: half a turn further in twice the angle.
      const alongX = OWN_WEIGHT * Math.cos(angle) - across;
      const alongY = OWN_WEIGHT * Math.sin(angle) - diagonal;
      const length = Math.hypot(alongX, alongY) + 1e-7;
      const loose = seen * Math.max(0, 1 - Math.hypot(across, diagonal) / (energy + 1e-7));
      const luma = lumaAround(painting, x, y);
      field.data.set(
        [alongX / length, alongY / length, smoothstep(FINE.from, FINE.to, loose), luma],
        (y * width + x) * 4,
      );
    }
    yield;
  }
  return field;
}

/** The mean of four places around a pixel. */
function lumaAround(painting: Plane, x: number, y: number): number {
  const {width, height} = painting;
  const s = LUMA_STEP_PX;
  const at = (dx: number, dy: number): number => lumaOf(painting, (x + 0.5 + dx) / width, (y + 0.5 + dy) / height);
  return (at(-s, -s) + at(s, -s) + at(-s, s) + at(s, s)) / 4;
}

/** Twice the angle of the hand's own direction. @param value Of the table's first channel. */
function ownAngle({curl, lean}: Pick<MixedHand, 'curl' | 'lean'>, value: number): number {
  return 2 * ((lean * Math.PI) / 180 + curl * Math.PI * SWIRL_GAIN * (value - 0.5));
}

/** Hermite's step from 0 to 1, as shaders have it. */
export function smoothstep(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
