/**
 * The compositor: draws the newest pictures to the canvas, once a display frame and only when
 * something has changed. There are two kinds, of which a page loads one (`open-compositor.ts`):
 * `three/` draws on the graphics card, `canvas/` on the processor.
 */
import type {CompositorBackend} from '../../protocol/backend.ts';
import type {Arrangement, LensPlate} from '../../protocol/lens.ts';
import type {CanvasLayout} from '../../protocol/messages.ts';
import type {PaintOptions, StyleId} from '../../protocol/paint.ts';
import type {Milliseconds, PixelSize} from '../../protocol/units.ts';
import type {MixedHand} from '../network/hand.ts';
import type {Picture} from '../picture/picture.ts';
import type {LaidStrokes} from '../brush/lay-paint.ts';
import type {Turn} from '../picture/place-planes.ts';

/** What is dreamt over a picture: two of one size. */
export interface DreamtPicture {
  /** The picture as the dreamer saw it. */
  readonly seen: Picture;
  /**
   * The same with the dream in it. Its alpha says how far what is shown under the dream gives way
   * to what the dreamer saw.
   */
  readonly dreamt: Picture;
}

/** What a lens shows. */
export interface ShownLens {
  readonly arrangement: Arrangement;
  readonly plates: readonly LensPlate[];
  /** Not null sets the plates up as planes in depth, turned so far. */
  readonly turn: Turn | null;
}

/** Draws the mirror, the tiles, a lens, and over all of them the flash limiter's veil. */
export interface Compositor {
  readonly backend: CompositorBackend;
  /** Size of what is drawn, in device pixels. */
  readonly pixelSize: PixelSize;

  /** Whether the camera's own picture is wanted. */
  needsCamera(now: Milliseconds): boolean;
  /** Whether the tiles are wanted. */
  needsTiles(now: Milliseconds): boolean;

  setLayout(layout: CanvasLayout, now: Milliseconds): void;
  setPaint(paint: PaintOptions, now: Milliseconds): void;
  /** Takes ownership of a bitmap, as the other pictures' setters do. */
  setCamera(picture: Picture): void;
  /** @param hand What to finish the painting with; without one it is shown as it is. */
  setPainted(picture: Picture, hand?: MixedHand | null): void;
  /** How many steps of the brush are shed because time is short: at most `BRUSH_CARES` has. */
  setShed(steps: number): void;
  /** Lays a dream over whatever is shown; null takes it away again. */
  setDream(picture: DreamtPicture | null, now: Milliseconds): void;
  /**
   * Takes the dream away at once and lets its pictures go: whoever made them is about to destroy
   * them, and a frame that names a destroyed texture is not drawn at all.
   */
  dropDream(): void;
  /** Lays a lens before the mirror, which steps back; null takes it away again. */
  setLens(shown: ShownLens | null, now: Milliseconds): void;
  /** @param hand As for `setPainted`. */
  setTile(style: StyleId, picture: Picture, hand?: MixedHand | null): void;
  /**
   * Which strokes lie on the main picture now; null where none do, or those of another hand that is
   * about to be replaced.
   */
  strokes(hand: MixedHand): Promise<LaidStrokes | null>;
  /**
   * A white light that fades away from the next display frame on: however late that comes, it is
   * lit in full.
   */
  flash(): void;

  /**
   * Draws if anything changed, or something that was held back may be let go; returns whether it
   * drew.
   */
  render(now: Milliseconds): boolean;
  dispose(): void;
}
