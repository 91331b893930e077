/**
 * A picture on a plane in depth, as the compositor's vertex shader draws it, computed on the
 * processor for kept pictures.
 */
import type {SmallPicture} from '../../protocol/small-picture.ts';
import type {CssRect} from '../../protocol/units.ts';
import type {PlacedPlane} from '../picture/place-planes.ts';

/**
 * Pixels for the rectangle of a canvas that a plane reaches into, both in the canvas's own pixels.
 */
export interface WarpedPlane {
  readonly rect: CssRect;
  readonly picture: SmallPicture;
}

/**
 * The smallest rectangle of whole pixels about a plane, each with the texel that is seen there;
 * beyond the plane's edges its edge pixels are repeated, because the caller clips to the edges.
 * Null for a plane that is seen from its edge, which is nothing.
 *
 * A corner times its depth is linear in the place on the plane; so is, the other way round, the
 * place in the pixel, up to one factor.
 *
 * @param corners In the canvas's pixels.
 */
export function warpPlane(
  {width, height, data}: SmallPicture,
  [a, b, c, d]: PlacedPlane['corners'],
): WarpedPlane | null {
  const [ax, ay, az] = [a[0] * a[2], a[1] * a[2], a[2]];
  const [bx, by, bz] = [b[0] * b[2] - ax, b[1] * b[2] - ay, b[2] - az];
  const [cx, cy, cz] = [c[0] * c[2] - ax, c[1] * c[2] - ay, c[2] - az];
  // Cross products of the plane's two sides and its corner: the rows of the inverse, without the
  // determinant that all share.
  const along = [cy * az - cz * ay, cz * ax - cx * az, cx * ay - cy * ax] as const;
  const down = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx] as const;
  const scale = [by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx] as const;

  const rect = wholePixelsAbout([a, b, c, d]);
  const texels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const warped = new Uint32Array(rect.width * rect.height);
  for (let row = 0; row < rect.height; row++) {
    for (let column = 0; column < rect.width; column++) {
      const [x, y] = [rect.x + column + 0.5, rect.y + row + 0.5];
      const w = scale[0] * x + scale[1] * y + scale[2];
      if (w === 0) return null;
      const u = (along[0] * x + along[1] * y + along[2]) / w;
      const v = (down[0] * x + down[1] * y + down[2]) / w;
      warped[row * rect.width + column] = texels[cellAt(v, height) * width + cellAt(u, width)] ?? 0;
    }
  }
  return {
    rect,
    picture: {width: rect.width, height: rect.height, data: new Uint8ClampedArray(warped.buffer)},
  };
}

function wholePixelsAbout(corners: PlacedPlane['corners']): CssRect {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [x, y] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  const [right, bottom] = [Math.ceil(Math.max(...xs)), Math.ceil(Math.max(...ys))];
  return {x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y)};
}

function cellAt(share: number, cells: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
}
