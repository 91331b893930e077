/** Answers the visitor's questions to what is shown: a picture to keep, a guide, an explanation. */
import type {DreamMood, DreamSteps} from '../../protocol/dreams.ts';
import {EngineError} from '../../protocol/errors.ts';
import type {EngineCalls} from '../../protocol/messages.ts';
import {paintUnder, type Show} from '../../protocol/show.ts';
import type {Milliseconds, PixelSize} from '../../protocol/units.ts';
import type {LaidStrokes} from '../brush/lay-paint.ts';
import type {Compositor} from '../compositor/compositor.ts';
import type {DreamStage} from '../dream/dream-stage.ts';
import {guideSize} from '../dream/guide-size.ts';
import type {FrameSlot} from '../ingest/frame-slot.ts';
import type {MixedHand} from '../network/hand.ts';
import type {StyleWeights} from '../network/style-network.ts';
import type {Pixels} from '../picture/picture.ts';
import {answerInTime} from '../shared/answer-in-time.ts';
import type {KeptLens} from './keep-lens.ts';
import {fullSize, keepPicture, readFrame} from './keep-picture.ts';

/** Longer than this nobody waits for the strokes on the screen. */
const STROKES_LIMIT_MS: Milliseconds = 3000;

/** What a kept picture is made of at this moment. */
export interface KeepSite {
  readonly show: Show;
  readonly canvas: PixelSize;
  /** The mix of styles, and the network's size, in the live picture. */
  readonly weights: StyleWeights;
  readonly hand: MixedHand | null;
  readonly liveSize: PixelSize;
  /** What the lens shows, or null before its first view and without one. */
  readonly lens: Omit<KeptLens, 'words' | 'isUpright'> | null;
}

/** What the desk works with. */
export interface KeepDeskParts {
  readonly painter: Parameters<typeof keepPicture>[0];
  readonly compositor: Pick<Compositor, 'strokes'>;
  readonly frames: FrameSlot;
  readonly dream: DreamStage;
  readonly now: () => KeepSite;
}

/** One desk for all calls that need the newest frame or the dreamer. */
export class KeepDesk {
  readonly #parts: KeepDeskParts;

  constructor(parts: KeepDeskParts) {
    this.#parts = parts;
  }

  /**
   * Paints the newest frame for a picture at full resolution, or draws what a lens shows.
   * @throws EngineError 'keep-failed', 'source-empty'; AbortError.
   */
  async keep(
    {unmirrored, lens: words}: EngineCalls['keep']['params'],
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<EngineCalls['keep']['result']> {
    const {painter, frames, dream} = this.#parts;
    const {show, canvas, weights, hand, liveSize, lens} = this.#parts.now();
    if (lens !== null) {
      const {keepLens} = await import('./keep-lens.ts');
      // The page may have left the lens in the meantime: there are no words then.
      const spoken = words ?? {title: '', captions: {}};
      return keepLens({...lens, words: spoken, isUpright: canvas.height > canvas.width});
    }
    const lease = frames.lease();
    if (lease === null) throw new EngineError('source-empty', 'there is no frame to keep yet');
    try {
      const strokes = hand === null ? null : await this.#strokes(hand);
      return await keepPicture(painter, {
        source: lease.source,
        strokes,
        paint: paintUnder(show),
        weights,
        hand,
        canvas,
        liveSize,
        unmirrored,
        dream:
          show.mode === 'dream' ? (picture, how) => dream.undisturbed((dreamer) => dreamer.keep(picture, how)) : null,
        signal,
        onProgress,
      });
    } finally {
      lease.release();
    }
  }

  /** A card that is lost, or silent, while they are read leaves none: they are found anew. */
  async #strokes(hand: MixedHand): Promise<LaidStrokes | null> {
    try {
      return await answerInTime(this.#parts.compositor.strokes(hand), STROKES_LIMIT_MS, 'a copy of the strokes');
    } catch {
      return null;
    }
  }

  /**
   * Reads the newest frame and dreams towards what is held up in it.
   * @throws EngineError 'guide-too-small', 'source-empty', 'dream-unavailable'.
   */
  async learnGuide(): Promise<DreamMood> {
    const dreamer = await this.#parts.dream.dreamer();
    const lease = this.#parts.frames.lease();
    if (lease === null) throw new EngineError('source-empty', 'there is no frame to look at yet');
    let guide: Pixels;
    try {
      guide = readFrame(lease.source, guideSize(fullSize(lease.source, this.#parts.now().canvas)));
    } finally {
      lease.release();
    }
    await dreamer.learnGuide(guide);
    return {stillness: 0, hasGuide: true};
  }

  /**
   * The dream's next step in four pictures.
   * @throws EngineError 'source-empty', 'dream-unavailable'.
   */
  async explainDream(): Promise<DreamSteps> {
    return (await this.#parts.dream.dreamer()).explain();
  }
}
