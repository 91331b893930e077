/**
 * Cross-fades between looks by mixing style rows, never by mixing two pictures. Time is handed in.
 */
import type {PaintOptions} from '../../protocol/paint.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import type {StyleWeights} from '../network/style-network.ts';

const FADE_MS = 300;

/**
 * The weight of every style for a look: `style` alone, or mixed with `mixStyle`. Unknown names
 * paint the first style.
 */
export function weightsOf(paint: PaintOptions, styleIds: readonly string[]): StyleWeights {
  const indexOf = (id: string | null): number => Math.max(0, id === null ? 0 : styleIds.indexOf(id));
  const weights = styleIds.map(() => 0);
  const share = paint.mixStyle === null ? 0 : paint.mix;
  add(weights, indexOf(paint.style), 1 - share);
  if (share > 0) add(weights, indexOf(paint.mixStyle), share);
  return weights;
}

/** Weights on their way from one mix to another. */
export class StyleFader {
  readonly #fadeMs: Milliseconds;
  #from: StyleWeights;
  #to: StyleWeights;
  #startedAt = -Infinity;

  constructor(weights: StyleWeights, reducedMotion: boolean) {
    this.#from = weights;
    this.#to = weights;
    this.#fadeMs = reducedMotion ? 0 : FADE_MS;
  }

  /** Starts towards a mix. @param isDirect follows a finger: no fade. */
  aim(weights: StyleWeights, now: Milliseconds, isDirect: boolean): void {
    if (weights.every((weight, index) => weight === this.#to[index])) return;
    this.#from = isDirect ? weights : this.at(now);
    this.#to = weights;
    this.#startedAt = now;
  }

  /** The weights at a time; they sum to 1. */
  at(now: Milliseconds): StyleWeights {
    if (!this.isMoving(now)) return this.#to;
    const share = Math.max(0, (now - this.#startedAt) / this.#fadeMs);
    const eased = 1 - (1 - share) ** 2;
    return this.#to.map((weight, index) => weight * eased + (this.#from[index] ?? 0) * (1 - eased));
  }

  /** Whether the weights still change after `now`. */
  isMoving(now: Milliseconds): boolean {
    return now - this.#startedAt < this.#fadeMs;
  }
}

function add(weights: number[], index: number, share: number): void {
  weights[index] = (weights[index] ?? 0) + share;
}
