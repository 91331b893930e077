/** Losses over time, as few points as a chart needs. */
import {own} from '../../../protocol/own.ts';

/** More points than that nobody sees. */
const MOST_POINTS = 240;

/** One of the points. */
export interface LossPoint<Name extends string> {
  /** How many steps had been taken. */
  readonly at: number;
  readonly losses: Readonly<Record<Name, number>>;
}

/** Keeps every point at first, then every second, every fourth ..., and always the last. */
export class LossCurve<Name extends string> {
  readonly #points: LossPoint<Name>[] = [];
  #step = 1;
  #last: LossPoint<Name> | null = null;

  get points(): readonly LossPoint<Name>[] {
    const last = this.#last;
    return last === null || this.#points.at(-1) === last ? this.#points : [...this.#points, last];
  }

  /** The losses that were noted last; null before the first. */
  get last(): LossPoint<Name>['losses'] | null {
    return this.#last?.losses ?? null;
  }

  /** One loss as a curve. */
  of(name: Name): readonly (readonly [at: number, loss: number])[] {
    return this.points.map(({at, losses}) => [at, own(losses, name) ?? NaN]);
  }

  /** @param at later than all before. */
  note(at: number, losses: LossPoint<Name>['losses']): void {
    this.#last = {at, losses};
    if (at % this.#step !== 0) return;
    this.#points.push(this.#last);
    if (this.#points.length < MOST_POINTS) return;
    this.#step *= 2;
    const kept = this.#points.filter((point) => point.at % this.#step === 0);
    this.#points.splice(0, this.#points.length, ...kept);
  }
}
