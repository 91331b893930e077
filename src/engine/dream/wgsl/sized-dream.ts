/** What belongs to one size of the live dream: its detail, the motion it follows, its octaves. */
import type {PixelSize} from '../../../protocol/units.ts';
import {octaveSizes} from '../../ascent/octaves.ts';
import {smallSize} from '../small-luma.ts';
import {DetailRun} from './detail-run.ts';
import {MotionRun} from './motion-run.ts';
import type {ClimbParts} from './octave-run.ts';
import {OctaveStack} from './octave-stack.ts';

/** Made anew when pictures come in another size. */
export class SizedDream {
  readonly detail: DetailRun;
  readonly motion: MotionRun;
  readonly octaves: OctaveStack;

  /**
   * Allocates, and begins to make the octaves.
   *
   * @param picture where the dream is shown.
   * @param before whose dream is to go on. Its motion is taken over where the picture has kept its
   *   form; otherwise motion starts from zero.
   */
  constructor(parts: ClimbParts, picture: GPUTexture, before: SizedDream | null) {
    const size = {width: picture.width, height: picture.height};
    const small = smallSize(size);
    const hasSameForm = before?.motion.small.width === small.width && before.motion.small.height === small.height;
    this.motion = hasSameForm ? before.motion : new MotionRun(parts.gpu, small, before === null ? 1 : 0);
    this.detail = new DetailRun(parts.gpu, {size, field: this.motion.field, picture});
    this.octaves = new OctaveStack(parts, this.detail, octaveSizes(size, parts.perception.file.input.multipleOf));
  }

  /** Whether pictures of that size are dreamt over here. */
  fits({width, height}: PixelSize): boolean {
    return this.detail.size.width === width && this.detail.size.height === height;
  }

  /**
   * Work submitted before keeps what it needs alive.
   * @param successor keeps the motion, if it took it over.
   */
  dispose(successor: SizedDream | null): void {
    this.octaves.dispose();
    this.detail.dispose();
    if (successor?.motion !== this.motion) this.motion.dispose();
  }
}
