/**
 * What is known about the cells, as a texture: planes of one texel a cell, side by side. Each texel
 * holds two of a cell's values, each of them for luminance and red. A texture of zeros is a dark
 * screen that has rested.
 */
import type * as THREE from 'three/webgpu';
import {If, ivec2, vec2, vec4} from 'three/tsl';
import {present} from '../../../../protocol/assert.ts';
import type {Cell} from '../../flash/cell-rule.ts';
import {GRID, MAX_TURNS} from '../../flash/flash-rules.ts';
import type {Readable} from './measure-cell.ts';
import type {Pair} from './shader-pairs.ts';

/** The values of a cell beside its turns, in their order. */
const VALUES = ['extreme', 'side', 'recent', 'open', 'stance', 'unrest', 'grip'] as const;

/** After those the share that must stay, then the turns. */
const SHARE_INDEX = VALUES.length;
const TURNS_INDEX = SHARE_INDEX + 1;
const PLANE_COUNT = Math.ceil((TURNS_INDEX + MAX_TURNS) / 2);

/** Size of the texture. */
export const PLANES_SIZE = {width: GRID.columns * PLANE_COUNT, height: GRID.rows} as const;

type Texel = THREE.Node<'ivec2'>;

/** Reads a cell. */
export function readCell(planes: Readable, at: Texel): Cell<Pair> {
  const texels = Array.from({length: PLANE_COUNT}, (_, plane) => readPlane(planes, at, plane).toVar());
  const values = texels.flatMap((texel): Pair[] => [texel.xy, texel.zw]);
  const valueOf = (name: (typeof VALUES)[number]): Pair =>
    present(values[VALUES.indexOf(name)], () => `a cell has no ${name}`);
  return {
    extreme: valueOf('extreme'),
    side: valueOf('side'),
    recent: valueOf('recent'),
    open: valueOf('open'),
    stance: valueOf('stance'),
    unrest: valueOf('unrest'),
    grip: valueOf('grip'),
    turns: values.slice(TURNS_INDEX, TURNS_INDEX + MAX_TURNS),
  };
}

/** Reads how much of what was shown must stay in a cell. */
export function readShare(planes: Readable, at: Texel): Pair {
  const texel = readPlane(planes, at, Math.floor(SHARE_INDEX / 2));
  return SHARE_INDEX % 2 === 0 ? texel.xy : texel.zw;
}

/** What a plane holds of a cell. */
export function writePlane(plane: THREE.Node<'int'>, cell: Cell<Pair>, share: Pair): THREE.Node<'vec4'> {
  const values = [...VALUES.map((name) => cell[name]), share, ...cell.turns];
  const result = vec4(0).toVar();
  for (let index = 0; index < PLANE_COUNT; index++) {
    If(plane.equal(index), () => {
      const [first, second] = values.slice(2 * index);
      result.assign(vec4(first ?? vec2(0), second ?? vec2(0)));
    });
  }
  return result;
}

function readPlane(planes: Readable, at: Texel, plane: number): THREE.Node<'vec4'> {
  return planes.load(at.add(ivec2(plane * GRID.columns, 0)));
}
