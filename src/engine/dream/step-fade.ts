/**
 * How steps come into sight: at once, as every frame brings some; or, where motion is reduced, each
 * in a fade of a quarter of a second, so that nothing twitches.
 */
import type {UnitInterval} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';

/**
 * Of what is not seen yet, the share that a frame shows: three quarters of a step in 0.16 s at 30
 * frames a second.
 */
const REDUCED_SHARE: UnitInterval = 0.25;

/** The share for a visitor. */
export function shownShare(reducedMotion: boolean): UnitInterval {
  return reducedMotion ? REDUCED_SHARE : 1;
}

/** Follows a detail, frame by frame. */
export class StepFade {
  readonly #share: UnitInterval;
  #shown: RgbPicture | null = null;

  constructor(reducedMotion: boolean) {
    this.#share = shownShare(reducedMotion);
  }

  /** What is seen of the detail in the next frame; of another size, it is seen at once. */
  follow(detail: RgbPicture): RgbPicture {
    const before = this.#shown;
    if (this.#share === 1) return detail;
    if (before?.width !== detail.width || before.height !== detail.height) {
      this.#shown = {...detail, values: detail.values.slice()};
      return this.#shown;
    }
    const {values} = before;
    for (let at = 0; at < values.length; at++) {
      const shown = values[at] ?? 0;
      values[at] = shown + this.#share * ((detail.values[at] ?? 0) - shown);
    }
    return before;
  }

  /** The next detail is seen at once. */
  restart(): void {
    this.#shown = null;
  }
}
