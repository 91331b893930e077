/**
 * The veil: lays what was last shown over the picture, as much of it as each place needs.
 *
 * The picture is cut into a quad for each cell. Where nothing must stay, the quad has no size and
 * no pixel is drawn; an ordinary picture costs nothing here. Shares are interpolated between the
 * cells' corners, so that no edges show.
 */
import * as THREE from 'three/webgpu';
import {
  attribute,
  clamp,
  float,
  floor,
  Fn,
  If,
  ivec2,
  max,
  mix,
  screenCoordinate,
  uv,
  varying,
  vec2,
  vec4,
} from 'three/tsl';
import {readShare} from './cell-planes.ts';
import {GRID, SPREAD, TEXELS_PER_CELL} from '../../flash/flash-rules.ts';
import type {Readable} from './measure-cell.ts';
import {FLAT_MATERIAL} from '../quad.ts';

/** Corners of a quad, as two triangles. */
const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

/** How many corners the cells have, across and down. */
export const CORNER_GRID = {width: GRID.columns + 1, height: GRID.rows + 1} as const;

/**
 * How much must stay at each corner: the most that any cell around it asks for.
 *
 * @param cells From `holdCells`.
 */
export function sharesAtCorners(cells: Readable): THREE.Node<'vec4'> {
  return Fn(() => {
    const corner = floor(screenCoordinate).toVar();
    const share = vec2(0).toVar();
    for (let y = -SPREAD; y < SPREAD; y++) {
      for (let x = -SPREAD; x < SPREAD; x++) {
        const cell = clamp(corner.add(vec2(x, y)), vec2(0), vec2(GRID.columns - 1, GRID.rows - 1));
        share.assign(max(share, readShare(cells, ivec2(cell))));
      }
    }
    return vec4(max(share.x, share.y));
  })();
}

/**
 * @param shares From `sharesAtCorners`. @param shown The picture shown last, in small. Its texels
 *   are not blurred into each other: at the edges of a pattern, that alone would be a change.
 */
export function createVeilMaterial(shares: Readable, shown: Readable): THREE.NodeMaterial {
  const material = new THREE.NodeMaterial();
  material.setValues({...FLAT_MATERIAL, transparent: true});
  const [place, cell] = [uv().mul(vec2(GRID.columns, GRID.rows)), attribute<'vec2'>('cell', 'vec2')];
  const at = (x: number, y: number): THREE.Node<'float'> =>
    shares.load(ivec2(cell.add(vec2(x + 0.5, y + 0.5)))).x.toVar();
  const share = varying(float(0));
  material.vertexNode = Fn(() => {
    const [upperLeft, upperRight, lowerLeft, lowerRight] = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
    const corner = place.sub(cell);
    share.assign(mix(mix(upperLeft, upperRight, corner.x), mix(lowerLeft, lowerRight, corner.x), corner.y));
    // All corners on one spot outside the picture.
    const position = vec4(2, 2, 0, 1).toVar();
    If(max(max(upperLeft, upperRight), max(lowerLeft, lowerRight)).greaterThan(0), () => {
      position.assign(vec4(uv().x.mul(2).sub(1), uv().y.mul(-2).add(1), 0, 1));
    });
    return position;
  })();
  const texel = ivec2(uv().mul(vec2(GRID.columns, GRID.rows)).mul(TEXELS_PER_CELL));
  material.fragmentNode = vec4(shown.load(texel).rgb, share);
  return material;
}

/** A quad for each cell, over the whole picture. */
export function createVeilGeometry(): THREE.BufferGeometry {
  const cells: number[] = [];
  const uvs: number[] = [];
  for (let y = 0; y < GRID.rows; y++) {
    for (let x = 0; x < GRID.columns; x++) {
      for (const [right, down] of CORNERS) {
        cells.push(x, y);
        uvs.push((x + right) / GRID.columns, (y + down) / GRID.rows);
      }
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('cell', new THREE.Float32BufferAttribute(cells, 2));
  geometry.setAttribute('uv', new THREE.Float32BufferAttribute(uvs, 2));
  // Three.js counts vertices by this attribute; the material places them by itself.
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(new Float32Array((uvs.length / 2) * 3), 3));
  return geometry;
}
