/** One of the ways to climb that are shown side by side. */
import type {GradientAt} from '../../ascent/code-climb.ts';
import type {RgbPicture} from '../../picture/picture.ts';

/** From the fewest prejudices about pictures to the most. */
export const COLUMN_IDS = ['plain', 'regularised', 'fourier', 'maco'] as const;

/** A way to climb. */
export type ColumnId = (typeof COLUMN_IDS)[number];

/** A picture that grows by its own rules. */
export interface Column {
  /** The picture so far. */
  picture(): RgbPicture;
  /** One step up. */
  step(gradientAt: GradientAt): Promise<void>;
  /**
   * Where the picture mattered so far, 0..1 for each pixel, row by row; null where that is not
   * noted.
   */
  mask(): Float32Array | null;
}
