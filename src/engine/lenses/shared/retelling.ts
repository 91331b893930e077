/** When a lens whose pictures stand still says again what it has shown. */
import type {Milliseconds} from '../../../protocol/units.ts';

/** What is shown stays shown; it is told again in case the page has begun anew meanwhile. */
const TOLD_AGAIN_MS: Milliseconds = 1000;

/** Remembers what was told last, and when. */
export class Retelling {
  readonly #now: () => Milliseconds;
  #told = '';
  #toldAt: Milliseconds = -Infinity;

  /** @param now A steadily rising clock. */
  constructor(now: () => Milliseconds) {
    this.#now = now;
  }

  /** Whether a view is due for these options although nothing has been done; it counts as told. */
  isDue(options: object): boolean {
    const wish = JSON.stringify(options);
    if (wish === this.#told && this.#now() <= this.#toldAt + TOLD_AGAIN_MS) return false;
    this.#told = wish;
    this.noteTold();
    return true;
  }

  /** A view has been told. */
  noteTold(): void {
    this.#toldAt = this.#now();
  }
}
