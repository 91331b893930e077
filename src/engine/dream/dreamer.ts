/**
 * The dreamer: the one port between the frame loop and whatever dreams.
 *
 * Pictures in are what the painter made of a frame: its `ingest` of the camera, or its painting
 * (style, then dream). Pictures out go to the compositor. One implementation keeps everything in
 * memory (`PixelDreamer`); one on the GPU never reads back.
 */
import type {DreamOptions, DreamSteps} from '../../protocol/dreams.ts';
import type {Milliseconds, PixelSize, UnitInterval} from '../../protocol/units.ts';
import type {Picture, Pixels} from '../picture/picture.ts';

/** One frame's dream. */
export interface DreamtFrame {
  /**
   * With the dream in it. Its alpha says how far what lies under the dream gives way to this
   * picture: 0 not at all, 1 so that nothing else is seen.
   */
  readonly picture: Picture;
  readonly stillness: UnitInterval;
  /** Steps finished since the start. */
  readonly steps: number;
  /** Nothing of the dream can be seen: after the mode was left, the dreamer may rest. */
  readonly isFaded: boolean;
}

/** What a kept picture is dreamt with. */
export interface KeepDreamOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: UnitInterval) => void;
}

/**
 * Dreams over pictures. Promises reject with EngineError; live steps that fail are reported where
 * the dreamer was made.
 */
export interface Dreamer {
  /** Which implementation runs, for the status panel. */
  readonly engine: string;
  readonly hasGuide: boolean;
  /** The size at which pictures are to come, for a canvas and a short side. */
  sizeFor(canvas: PixelSize, shortSide: number): PixelSize;
  /**
   * What to dream of; null lets the dream fade.
   * @throws EngineError 'layer-unknown'; then nothing is dreamt of.
   */
  setOptions(options: DreamOptions | null): void;
  /** Begins with the plain picture again. */
  restart(): void;
  /** Takes the newest picture and returns it with the dream in it, without waiting for any step. */
  advance(picture: Picture, budgetMs: Milliseconds): DreamtFrame;
  /** Looks at what is held up: dreams with a guide follow it from then on. */
  learnGuide(pixels: Pixels): Promise<void>;
  /** Dreams on for a moment over the full picture. */
  keep(camera: Pixels, options?: KeepDreamOptions): Promise<Pixels>;
  /**
   * The newest picture's next step, in four pictures.
   * @throws EngineError 'source-empty' before the first.
   */
  explain(): Promise<DreamSteps>;
  dispose(): void;
}
