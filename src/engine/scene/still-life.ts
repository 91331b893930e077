/**
 * The still life as a source of pictures, whoever draws it.
 */

/** What draws the still life: a graphics card through Three.js, or the processor. */
export type SceneRenderer = 'three' | 'software';

/** What to show. */
export interface StillLifeOptions {
  /** Any number: places of fruit, folds of cloth and colours follow from it. */
  readonly seed: number;
  /** Size of the frames in pixels; the composition follows the aspect, from 9:16 to 21:9. */
  readonly width: number;
  readonly height: number;
}

/** A still life that is open. */
export interface StillLife {
  /**
   * Shows another scene in place of the one before.
   *
   * @throws EngineError 'gpu-lost' when what draws it is gone; open another one then.
   */
  change(options: StillLifeOptions): Promise<void>;
  /**
   * The picture at this time, in seconds. The caller closes it.
   *
   * @throws EngineError 'gpu-lost' as above.
   */
  renderAt(seconds: number): ImageBitmap;
  /**
   * The next picture of a scene in motion, at this time or a little before it: for pictures that
   * follow one another, cheaper than `renderAt` where there is no graphics card. The caller closes
   * it.
   *
   * @throws EngineError 'gpu-lost' as above.
   */
  playTo(seconds: number): ImageBitmap;
  /** Frees everything. Pictures already handed out stay valid. */
  dispose(): void;
}
