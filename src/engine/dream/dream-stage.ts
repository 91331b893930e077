/**
 * The dream's stage: opens the dreamer when somebody first wants to dream, shows it every new
 * picture, and lays what it dreams over the mirror.
 *
 * Nothing here waits: a picture is dreamt over as far as the steps have come. When the mode is left
 * the dream fades, then the dreamer rests.
 */
import type {DreamOptions, DreamMood} from '../../protocol/dreams.ts';
import {EngineError} from '../../protocol/errors.ts';
import {isPainting, type Show} from '../../protocol/show.ts';
import type {DreamStatus} from '../../protocol/status.ts';
import type {Milliseconds, PixelSize, UnitInterval} from '../../protocol/units.ts';
import type {Compositor} from '../compositor/compositor.ts';
import type {DreamerListener} from './create-dreamer.ts';
import {dreamUnavailable} from './dream-unavailable.ts';
import type {Dreamer} from './dreamer.ts';
import type {OpenDreamer} from './open-dreamer.ts';
import type {FrameSlot, SourceFrame} from '../ingest/frame-slot.ts';
import type {Governor} from '../governor/governor.ts';
import {mostGrip} from './grip.ts';
import {coverGeometry} from '../picture/geometry.ts';
import {RateMeter} from '../shared/meters.ts';
import type {Stage, StageLayout} from '../shared/stage.ts';
import type {Picture} from '../picture/picture.ts';
import {frameSize} from '../picture/frame-image.ts';

/** A source that has sent nothing for so long stands still, and is dreamt over again and again. */
const STILL_AFTER_MS: Milliseconds = 250;
const STILL_INTERVAL_MS: Milliseconds = 1000 / 30;

/**
 * A dream that was left fades frame by frame, but where frames are few it is taken away at last.
 */
const LONGEST_FADE_MS: Milliseconds = 3000;

/** After a longer one, time is not made up for. */
const LONGEST_PAUSE_MS: Milliseconds = 1000;

/** The page hears four times a second how the dream is doing. */
const MOOD_INTERVAL_MS: Milliseconds = 250;

/** What the stage works with. */
export interface DreamStageParts {
  readonly open: (listener: DreamerListener) => Promise<OpenDreamer>;
  readonly compositor: Pick<Compositor, 'setDream' | 'dropDream'>;
  readonly governor: Pick<Governor, 'setAtWork' | 'budgetMs' | 'shareOf'>;
  readonly frames: Pick<FrameSlot, 'lease' | 'version'>;
  /** Short side of the picture that is dreamt over. */
  readonly shortSide: number;
  readonly onProgress: (share: UnitInterval) => void;
  readonly onMood: (mood: DreamMood) => void;
  /** A picture with the dream in it is on its way to the screen. */
  readonly onDreamt: (source: SourceFrame) => void;
  /** `hasEnded` where the stage has put its dream away; else another dream can be chosen. */
  readonly onFailure: (error: unknown, hasEnded: boolean) => void;
}

/** Dreams over the mirror. */
export class DreamStage implements Stage<DreamStatus | null> {
  readonly #parts: DreamStageParts;
  readonly #stepRate = new RateMeter();
  readonly #frameRate = new RateMeter();
  #canvas: PixelSize;
  #options: DreamOptions | null = null;
  /** The newest one asked for: what fades was laid over as much as before. */
  #strength: UnitInterval = 1;
  #opened: OpenDreamer | null = null;
  #opening: Promise<OpenDreamer> | null = null;
  #isPaused = false;
  #isAsleep = true;
  /** Somebody waits for a kept picture: it gets all the time there is. */
  #isKeeping = false;
  #painting: Picture | null = null;
  /** Counts up with whatever there is to dream over. */
  #news = 0;
  #version = -1;
  #advancedNews = -1;
  #newestAt: Milliseconds = -Infinity;
  #advancedAt: Milliseconds = -Infinity;
  #moodAt: Milliseconds = -Infinity;
  #leftAt: Milliseconds = -Infinity;
  #steps = 0;
  #size: PixelSize | null = null;

  constructor(parts: DreamStageParts, canvas: PixelSize) {
    this.#parts = parts;
    this.#canvas = canvas;
  }

  /** What to dream. Another mode lets the dream fade. The first dream loads the network. */
  setShow(show: Show): void {
    if (!isPainting(show)) this.#painting = null;
    const options = show.mode === 'dream' ? show.dream : null;
    if (options === null && this.#options === null) return;
    if (options === null) this.#leftAt = performance.now();
    this.#options = options;
    if (options !== null) this.#strength = options.strength;
    // A lens may have ended the network while the dream rested.
    if (this.#opened?.isGone() === true) this.#close();
    if (options === null) {
      this.#opened?.dreamer.setOptions(null);
    } else if (this.#opened === null) {
      this.#open().catch((error: unknown) => {
        this.#fail(error);
      });
    } else {
      this.#follow(this.#opened.dreamer, options);
    }
  }

  restart(): void {
    this.#opened?.dreamer.restart();
  }

  setLayout({size}: StageLayout): void {
    this.#canvas = size;
  }

  /** A hidden tab dreams nothing. */
  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
  }

  /** The newest painting, in the same turn in which it goes to the compositor. */
  notePainting(painting: Picture): void {
    this.#painting = painting;
    if (this.#isOverPainting) this.#news++;
  }

  /**
   * Dreams over the newest picture if there is a new one, or the source stands still. Call it
   * whenever something may have changed.
   */
  wake(now: Milliseconds): void {
    const {frames} = this.#parts;
    if (this.#opened === null || this.#isPaused || this.#isAsleep) return;
    // A frame that is going to be painted is dreamt over with its painting.
    if (frames.version !== this.#version && !this.#isOverPainting) this.#news++;
    this.#version = frames.version;
    if (this.#news !== this.#advancedNews) this.#newestAt = now;
    else if (now - this.#newestAt < STILL_AFTER_MS || now - this.#advancedAt < STILL_INTERVAL_MS) return;
    this.#advancedNews = this.#news;
    const lease = frames.lease();
    if (lease === null) return;
    try {
      this.#tellMood(this.#advance(this.#opened, lease.source, now), now);
    } catch (error) {
      this.#fail(error);
    } finally {
      lease.release();
    }
  }

  /**
   * The dreamer for a question; one that is being opened is waited for.
   * @throws EngineError 'dream-unavailable'.
   */
  async dreamer(): Promise<Dreamer> {
    const opened = await (this.#opened ?? this.#opening);
    if (opened === null) throw new EngineError('dream-unavailable', 'nobody has asked for a dream yet');
    return opened.dreamer;
  }

  /** Does something that deserves all of the dreamer's time. */
  async undisturbed<Result>(work: (dreamer: Dreamer) => Promise<Result>): Promise<Result> {
    const dreamer = await this.dreamer();
    this.#isKeeping = true;
    try {
      return await work(dreamer);
    } finally {
      this.#isKeeping = false;
    }
  }

  status(now: Milliseconds): DreamStatus | null {
    if (this.#opened === null || this.#isAsleep) return null;
    return {
      engine: this.#opened.dreamer.engine,
      size: this.#size,
      steps: this.#steps,
      stepsPerSecond: this.#stepRate.perSecond(now),
      framesPerSecond: this.#frameRate.perSecond(now),
    };
  }

  dispose(): void {
    this.#close();
  }

  get #isOverPainting(): boolean {
    return this.#options?.isOverPainting === true && this.#painting !== null;
  }

  #open(): Promise<OpenDreamer> {
    const {open, onProgress} = this.#parts;
    this.#opening ??= open({
      onProgress,
      onFailure: (error) => {
        this.#fail(error);
      },
    })
      .then((opened) => {
        this.#opened = opened;
        onProgress(1);
        if (this.#options !== null) this.#follow(opened.dreamer, this.#options);
        return opened;
      })
      .finally(() => {
        this.#opening = null;
      });
    return this.#opening;
  }

  #follow(dreamer: Dreamer, options: DreamOptions): void {
    this.#isAsleep = false;
    this.#parts.governor.setAtWork('dream', true);
    try {
      dreamer.setOptions(options);
    } catch (error) {
      // Another dream can still be chosen.
      this.#parts.onFailure(error, false);
    }
  }

  #advance(
    {dreamer, seeFrame, seePainting, soften, isParallel: isBeside}: OpenDreamer,
    source: SourceFrame,
    now: Milliseconds,
  ): UnitInterval {
    const {compositor, shortSide, onDreamt} = this.#parts;
    const size = dreamer.sizeFor(this.#canvas, shortSide);
    const painting = this.#isOverPainting ? this.#painting : null;
    const {frame, orientation} = source;
    const sharp =
      (painting ? seePainting(painting, size) : null) ??
      seeFrame(frame, coverGeometry(frameSize(frame), orientation, size));
    const share = mostGrip(this.#strength);
    const seen = share === 0 ? sharp : soften(sharp, share);
    const {picture, stillness, steps, isFaded} = dreamer.advance(
      seen,
      this.#isKeeping ? 0 : this.#budgetMs(isBeside, now),
    );
    this.#advancedAt = now;
    this.#size = size;
    this.#frameRate.note(now);
    for (; this.#steps < steps; this.#steps++) this.#stepRate.note(now);
    const rests = this.#options === null && (isFaded || now - this.#leftAt > LONGEST_FADE_MS);
    if (rests) dreamer.restart();
    compositor.setDream(rests ? null : {seen, dreamt: picture}, now);
    if (rests) this.#sleep();
    else onDreamt(source);
    return stillness;
  }

  /**
   * Beside the frames, steps may take their share of all the time that goes by; among them, of a
   * frame's.
   */
  #budgetMs(isBeside: boolean, now: Milliseconds): Milliseconds {
    const {governor} = this.#parts;
    const elapsedMs = Math.min(now - this.#advancedAt, LONGEST_PAUSE_MS);
    return isBeside ? elapsedMs * governor.shareOf('dream') : governor.budgetMs('dream');
  }

  #tellMood(stillness: UnitInterval, now: Milliseconds): void {
    if (this.#opened === null || this.#options === null || now - this.#moodAt < MOOD_INTERVAL_MS) return;
    this.#moodAt = now;
    this.#parts.onMood({stillness, hasGuide: this.#opened.dreamer.hasGuide});
  }

  #sleep(): void {
    this.#isAsleep = true;
    this.#painting = null;
    this.#parts.governor.setAtWork('dream', false);
  }

  /** The dreamer must be made anew: the next wish to dream opens another. */
  #fail(error: unknown): void {
    this.#close();
    this.#options = null;
    this.#parts.onFailure(dreamUnavailable(error), true);
  }

  #close(): void {
    this.#sleep();
    // Its pictures go with the dreamer.
    this.#parts.compositor.dropDream();
    this.#opened?.close();
    this.#opened = null;
    this.#steps = 0;
  }
}
