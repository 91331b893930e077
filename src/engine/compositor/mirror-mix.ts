/**
 * How the full-bleed picture is mixed, over time: strength, colours, dream, lens and light fade.
 */
import type {PaintOptions} from '../../protocol/paint.ts';
import type {Milliseconds, UnitInterval} from '../../protocol/units.ts';
import type {MirrorLook} from './mirror-look.ts';
import {Tween} from './tween.ts';

const FADE_MS: Milliseconds = 250;
const FLASH_MS: Milliseconds = 450;

/** Follows what is wanted in fades. */
export class MirrorMix {
  readonly #amount: Tween;
  readonly #colours: Tween;
  readonly #dream: Tween;
  readonly #aside: Tween;
  readonly #flash = new Tween(0, FLASH_MS);
  #wipe: UnitInterval | null = null;
  #isFlashDue = false;

  constructor(reducedMotion: boolean) {
    const create = (): Tween => new Tween(0, reducedMotion ? 0 : FADE_MS);
    [this.#amount, this.#colours, this.#dream, this.#aside] = [create(), create(), create(), create()];
  }

  /** Follows the look; the divider at once, the rest in a fade. */
  setPaint(paint: PaintOptions, now: Milliseconds): void {
    this.#amount.aim(paint.style === null ? 0 : paint.strength, now);
    this.#colours.aim(paint.keepColours ? 1 : 0, now);
    this.#wipe = paint.wipe;
  }

  setDream(isDreamt: boolean, now: Milliseconds): void {
    this.#dream.aim(isDreamt ? 1 : 0, now);
  }

  /** The dream is gone without a fade. */
  dropDream(): void {
    this.#dream.jump(0);
  }

  /**
   * Takes light and colours from the picture, so that a lens before it is seen; or gives them back.
   */
  setAside(isAside: boolean, now: Milliseconds): void {
    this.#aside.aim(isAside ? 1 : 0, now);
  }

  /** Lights the white light from the next look on. */
  flash(): void {
    this.#isFlashDue = true;
  }

  /**
   * Whether the camera's side of the picture can be seen, so that the frame loop may leave it out
   * when not.
   */
  needsCamera(hasPainting: boolean, now: Milliseconds): boolean {
    return (
      !hasPainting ||
      this.#amount.at(now) < 1 ||
      this.#colours.at(now) > 0 ||
      this.#colours.isMoving(now) ||
      this.#wipe !== null
    );
  }

  /** The look of a display frame. */
  look(hasPainting: boolean, now: Milliseconds): MirrorLook {
    if (this.#isFlashDue) {
      this.#isFlashDue = false;
      this.#flash.aim(1, now - FLASH_MS);
      this.#flash.aim(0, now);
    }
    return {
      // Until the first painting is there, its place shows the camera: never black.
      amount: hasPainting ? this.#amount.at(now) : 0,
      keepColours: this.#colours.at(now),
      wipe: this.#wipe,
      dream: this.#dream.at(now),
      aside: this.#aside.at(now),
      flash: this.#flash.at(now),
    };
  }

  /** Whether the look still changes by itself after `now`. */
  isMoving(now: Milliseconds): boolean {
    return [this.#amount, this.#colours, this.#dream, this.#aside, this.#flash].some((tween) => tween.isMoving(now));
  }
}
