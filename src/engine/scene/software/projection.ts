/**
 * Perspective as a 3x4 matrix: from a place in the room to a place in a picture.
 */
import type {CameraPose} from '../composition.ts';
import type {Triple} from '../parametric.ts';

/**
 * Three rows of four: a place (x, y, z, 1) becomes column times w, row times w, and w, its distance
 * along the line of sight in decimetres. Columns and rows are pixels from the picture's upper left
 * corner.
 */
export type Projection = Float64Array<ArrayBuffer>;

/** A camera's three axes, unit length, seen from where it stands. */
export interface CameraAxes {
  readonly right: Triple;
  readonly up: Triple;
  readonly forward: Triple;
}

/** Where a camera that is held upright points. It must not look straight up or down. */
export function axesOf({position, target}: Pick<CameraPose, 'position' | 'target'>): CameraAxes {
  const forward = normalise([target[0] - position[0], target[1] - position[1], target[2] - position[2]]);
  const right = normalise([-forward[2], 0, forward[0]]);
  const up: Triple = [
    right[1] * forward[2] - right[2] * forward[1],
    right[2] * forward[0] - right[0] * forward[2],
    right[0] * forward[1] - right[1] * forward[0],
  ];
  return {right, up, forward};
}

/** Pixels per unit of the tangent of the angle from the line of sight, in a picture this high. */
export function pixelsPerTangent(fieldOfView: number, height: number): number {
  return height / 2 / Math.tan((fieldOfView * Math.PI) / 360);
}

/** What a camera makes of the room in a picture of `width` by `height` pixels. */
export function projectionOf(
  pose: Pick<CameraPose, 'position' | 'target' | 'fieldOfView'>,
  width: number,
  height: number,
): Projection {
  const {right, up, forward} = axesOf(pose);
  const scale = pixelsPerTangent(pose.fieldOfView, height);
  const [x, y, z] = pose.position;
  const row = ([a, b, c]: Triple): readonly number[] => [a, b, c, -(a * x + b * y + c * z)];
  const [toRight, toUp, ahead] = [row(right), row(up), row(forward)];
  return new Float64Array([
    ...ahead.map((value, index) => (value * width) / 2 + scale * (toRight[index] ?? 0)),
    ...ahead.map((value, index) => (value * height) / 2 - scale * (toUp[index] ?? 0)),
    ...ahead,
  ]);
}

function normalise([x, y, z]: Triple): Triple {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
