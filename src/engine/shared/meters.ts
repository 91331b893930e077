/** Rates and timings over the last few seconds. Time is handed in. */
import type {Timing} from '../../protocol/status.ts';
import type {Milliseconds} from '../../protocol/units.ts';

const WINDOW_MS = 3000;
const MAX_SAMPLES = 240;

/**
 * Events a second: the mean interval between the newest, or what the silence since then leaves of
 * it.
 */
export class RateMeter {
  readonly #times: Milliseconds[] = [];

  note(now: Milliseconds): void {
    this.#times.push(now);
    this.#forgetBefore(now - WINDOW_MS);
  }

  perSecond(now: Milliseconds): number {
    this.#forgetBefore(now - WINDOW_MS);
    const [first, last] = [this.#times[0], this.#times.at(-1)];
    if (first === undefined || last === undefined || last === first) return 0;
    const count = this.#times.length;
    // Of two events in quick succession, the interval alone would tell a high rate long after they
    // have ended.
    return 1000 * Math.min((count - 1) / (last - first), count / (now - first));
  }

  #forgetBefore(limit: Milliseconds): void {
    while (this.#times[0] !== undefined && this.#times[0] < limit) this.#times.shift();
  }
}

/** Median and 95th percentile of the newest samples. */
export class TimingMeter {
  readonly #samples: Milliseconds[] = [];

  note(ms: Milliseconds): void {
    this.#samples.push(ms);
    if (this.#samples.length > MAX_SAMPLES) this.#samples.shift();
  }

  timing(): Timing {
    const sorted = this.#samples.toSorted((a, b) => a - b);
    const at = (share: number): Milliseconds | null => sorted[Math.floor((sorted.length - 1) * share)] ?? null;
    return {medianMs: at(0.5), p95Ms: at(0.95)};
  }
}
