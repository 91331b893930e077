/**
 * The limiter's count on the GPU, in four programs over small textures: what the cells do, in how
 * much of each field they do it, where that is enough, and the cells after the frame. The rule is
 * that of `cell-rule.ts`, and `flash-count.ts` is the same on the processor.
 */
import type * as THREE from 'three/webgpu';
import {Fn, int, ivec2, Loop, max, min, screenCoordinate, step, vec2, vec4} from 'three/tsl';
import {readCell, writePlane} from './cell-planes.ts';
import {holdCell, lookAtCell, type Sight} from '../../flash/cell-rule.ts';
import {CHANGE, FIELD, FIELD_SHARE, FIELD_STEP, GRID} from '../../flash/flash-rules.ts';
import {measureCell, type Readable} from './measure-cell.ts';
import {type Pair, PAIRS} from './shader-pairs.ts';

/** The pictures in small, and what was known about the cells before. */
export interface CountInputs {
  readonly wanted: Readable;
  readonly shown: Readable;
  readonly cells: Readable;
  readonly seconds: THREE.Node<'float'>;
}

type Texel = THREE.Node<'ivec2'>;

/** Steps of a field in its own length, each way. */
const STEPS = FIELD.columns / FIELD_STEP.columns;

/** Blocks of one step, which the fields are made of. */
export const BLOCKS = {width: GRID.columns / FIELD_STEP.columns, height: GRID.rows / FIELD_STEP.rows} as const;

/** How many fields there are, across and down. */
export const FIELDS = {width: BLOCKS.width - STEPS + 1, height: BLOCKS.height - STEPS + 1} as const;

/** For each cell whether it turns, and whether it presses. */
export function lookAtCells(inputs: CountInputs): THREE.Node<'vec4'> {
  return Fn(() => {
    const at = ivec2(screenCoordinate).toVar();
    const looked = lookAtCell(PAIRS, readCell(inputs.cells, at), sightOf(inputs, at));
    return vec4(looked.turns, looked.presses);
  })();
}

/** For each field how many of its cells do. @param acts From `lookAtCells`. */
export function sumFields(acts: Readable): THREE.Node<'vec4'> {
  return Fn(() => {
    const corner = ivec2(screenCoordinate).mul(ivec2(FIELD_STEP.columns, FIELD_STEP.rows)).toVar();
    const sum = vec4(0).toVar();
    Loop(FIELD.columns * FIELD.rows, ({i}) => {
      sum.addAssign(acts.load(corner.add(ivec2(int(i).mod(FIELD.columns), int(i).div(FIELD.columns)))));
    });
    return sum;
  })();
}

/** For each block whether a field around it has enough of them. @param fields From `sumFields`. */
export function findCrowds(fields: Readable): THREE.Node<'vec4'> {
  return Fn(() => {
    const block = vec2(ivec2(screenCoordinate)).toVar();
    const most = vec4(0).toVar();
    for (let y = 0; y < STEPS; y++) {
      for (let x = 0; x < STEPS; x++) {
        const field = min(max(block.sub(vec2(x, y)), vec2(0)), vec2(FIELDS.width - 1, FIELDS.height - 1));
        most.assign(max(most, fields.load(ivec2(field))));
      }
    }
    return step(vec4(FIELD_SHARE * FIELD.columns * FIELD.rows), most);
  })();
}

/** The cells after the frame, as planes. @param crowds From `findCrowds`. */
export function holdCells(inputs: CountInputs, crowds: Readable): THREE.Node<'vec4'> {
  return Fn(() => {
    const texel = ivec2(screenCoordinate).toVar();
    const at = ivec2(texel.x.mod(GRID.columns), texel.y).toVar();
    const crowd = crowds.load(ivec2(at.x.div(FIELD_STEP.columns), at.y.div(FIELD_STEP.rows))).toVar();
    const sight = sightOf(inputs, at);
    const looked = lookAtCell(PAIRS, readCell(inputs.cells, at), sight);
    const {cell, share} = holdCell(PAIRS, looked, sight, {turns: crowd.xy, presses: crowd.zw});
    return writePlane(texel.x.div(GRID.columns).toVar(), cell, share);
  })();
}

function sightOf({wanted, shown, seconds}: CountInputs, at: Texel): Sight<Pair> {
  return {
    wanted: measureCell(wanted, at),
    shown: measureCell(shown, at),
    change: vec2(...CHANGE),
    seconds: vec2(seconds),
  };
}
