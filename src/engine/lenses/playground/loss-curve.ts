/** Losses over time, as few points as a chart needs. */

/** More points than that nobody sees. */
const MOST_POINTS = 240;

/** One of the points. */
export interface LossPoint {
  readonly epoch: number;
  readonly train: number;
  readonly test: number;
}

/** Keeps every point at first, then every second, every fourth ..., and always the last. */
export class LossCurve {
  readonly #points: LossPoint[] = [];
  #step = 1;
  #last: LossPoint = {epoch: 0, train: 0, test: 0};

  get points(): readonly LossPoint[] {
    const kept = this.#points.at(-1);
    return kept === this.#last ? this.#points : [...this.#points, this.#last];
  }

  get last(): LossPoint {
    return this.#last;
  }

  note(epoch: number, train: number, test: number): void {
    this.#last = {epoch, train, test};
    if (epoch % this.#step !== 0) return;
    this.#points.push(this.#last);
    if (this.#points.length < MOST_POINTS) return;
    this.#step *= 2;
    const kept = this.#points.filter((point) => point.epoch % this.#step === 0);
    this.#points.splice(0, this.#points.length, ...kept);
  }
}
