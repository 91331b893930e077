/** A network's pattern at the sizes in use: each is drawn once. */
import {drawPattern, type PatternPlace} from './pattern.ts';
import {mixRow} from './mix-row.ts';
import type {AddPatternOp} from './op-list.ts';
import type {StyleWeights} from './style-network.ts';
import {weightOf, type WeightValues} from './weight-values.ts';

/** The main picture, the tiles, a still, and those just left; some of them mirrored. */
const MOST_PLANES = 8;

/** Draws and remembers. */
export class PatternPlanes {
  readonly #op: AddPatternOp;
  readonly #tiles: Float32Array;
  readonly #amplitudes: Float32Array;
  /** Oldest use first. */
  readonly #planes = new Map<string, Float32Array<ArrayBuffer>>();

  /** @throws EngineError 'model-invalid' for weights that do not fit the op. */
  constructor(op: AddPatternOp, styles: number, weights: WeightValues) {
    this.#op = op;
    this.#tiles = weightOf(weights, `${op.name}/tiles`, op.cells.length * op.side ** 2);
    this.#amplitudes = weightOf(weights, `${op.name}/amplitude`, styles);
  }

  /** What the pattern is multiplied by in a mix of styles. */
  amplitude(mix: StyleWeights): number {
    return mixRow(this.#amplitudes, mix, 1)[0] ?? 0;
  }

  /** [height, width] of the padded picture, amplitude 1. */
  plane(place: PatternPlace): Float32Array<ArrayBuffer> {
    const {picture, padded, isMirrored} = place;
    const key = `${picture.width}x${picture.height},${padded.width}x${padded.height},${isMirrored}`;
    const plane = this.#planes.get(key) ?? drawPattern(this.#op, this.#tiles, place);
    this.#planes.delete(key);
    this.#planes.set(key, plane);
    const [oldest] = this.#planes.keys();
    if (this.#planes.size > MOST_PLANES && oldest !== undefined) this.#planes.delete(oldest);
    return plane;
  }
}

/** The planes of a network that has a pattern, else null. @throws EngineError 'model-invalid'. */
export function patternOf(
  {ops, styles}: {readonly ops: readonly {readonly kind: string}[]; readonly styles: readonly unknown[]},
  weights: WeightValues,
): PatternPlanes | null {
  const op = ops.find((one): one is AddPatternOp => one.kind === 'add-pattern');
  return op === undefined ? null : new PatternPlanes(op, styles.length, weights);
}
