/** The TypeScript side of shaders/network/fold.wgsl: the network's input and its sizes. */
import type {PixelSize} from '../../../protocol/units.ts';
import type {GroupResources} from '../../gpu/bindings.ts';
import type {AddPatternOp} from '../op-list.ts';
import {cellsOn} from '../pattern.ts';
import type {PlannedInput} from '../plan/plan.ts';

/** Group 1 of the passes that write the input. */
export const INPUT_BINDINGS = {
  fold: 'uniform',
  input: 'write',
  /** The pattern's tiles, if the network has one. */
  tiles: 'read',
  /** How the pattern is added to this frame: `packPatternUse`. */
  patternUse: 'uniform',
} as const;

/** What an ingest pass writes to, and what it adds to the picture. */
export interface InputResources extends GroupResources<typeof INPUT_BINDINGS> {
  /** Width and height of the input, once folded. */
  readonly folded: PixelSize;
}

/** What the passes that write a network's input are compiled from. */
export type InputSpec = Pick<PlannedInput, 'block' | 'pattern'>;

/** Values of the passes' overrides. */
export function inputConstants({block, pattern}: InputSpec): Readonly<Record<string, number>> {
  return {block, octaves: pattern?.cells.length ?? 0, tileSide: pattern?.side ?? 1};
}

/** The bytes of the `Fold` struct. */
export function packFold(size: PixelSize, folded: PixelSize, pattern: AddPatternOp | null): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(8);
  words.set([size.width, size.height, folded.width, folded.height]);
  new Float32Array(words.buffer).set(pattern === null ? [] : cellsOn(size, pattern), 4);
  return words;
}

/** The bytes of the `PatternUse` struct. */
export function packPatternUse(amplitude: number, isMirrored: boolean): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(4);
  new Float32Array(words.buffer).set([amplitude]);
  words[1] = Number(isMirrored);
  return words;
}
