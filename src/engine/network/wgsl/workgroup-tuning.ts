/**
 * Which tile shape this adapter paints with: the default one, or what an earlier start has found;
 * and the search for it.
 */
import type {EngineOptions} from '../../../protocol/messages.ts';
import type {WorkgroupShapeStatus} from '../../../protocol/status.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {SharedGpu} from '../../gpu/gpu-device.ts';
import {Autotuner, type AutotunerParts} from './autotune.ts';
import type {Arithmetic} from './shader-parts.ts';
import {defaultShape, nameOfShape, SHAPES, type WorkgroupShape} from './workgroup-shape.ts';
import {recallShape, rememberShape, tuningKey} from './tuning-store.ts';

/** The adapter's shape in this visit. */
export class WorkgroupTuning {
  readonly shape: WorkgroupShape;
  readonly #key: string;
  readonly #origin: WorkgroupShapeStatus['origin'];
  readonly #isWanted: boolean;
  readonly #candidates: readonly WorkgroupShape[];
  #tuner: Autotuner | null = null;
  #tuned: WorkgroupShape | null = null;

  private constructor(
    {
      key,
      stored,
      fallback,
      isWanted,
    }: {
      readonly key: string;
      readonly stored: WorkgroupShape | null;
      readonly fallback: WorkgroupShape;
      readonly isWanted: boolean;
    },
    candidates: readonly WorkgroupShape[],
  ) {
    this.#key = key;
    this.shape = stored ?? fallback;
    this.#origin = stored ? 'stored' : 'default';
    this.#isWanted = isWanted;
    this.#candidates = candidates;
  }

  /**
   * Recalls what is known of the adapter. A software adapter is tuned only when asked: its shape
   * was measured by us.
   *
   * @param candidates the shapes that are tried.
   */
  static async open(
    {info}: SharedGpu,
    arithmetic: Arithmetic,
    autotune: EngineOptions['autotune'],
    candidates: readonly WorkgroupShape[] = SHAPES,
  ): Promise<WorkgroupTuning> {
    const key = tuningKey(info, arithmetic);
    const mayTune = autotune === 'on' || (autotune === null && !info.isFallbackAdapter);
    const stored = mayTune ? await recallShape(key) : null;
    const isWanted = mayTune && (autotune === 'on' || stored === null);
    return new WorkgroupTuning({key, stored, fallback: defaultShape(info), isWanted}, candidates);
  }

  /** Gets ready to tune on a network, if this visit shall. */
  prepare(parts: Omit<AutotunerParts, 'shapes'>): void {
    if (!this.#isWanted) return;
    const others = this.#candidates.filter((shape) => nameOfShape(shape) !== nameOfShape(this.shape));
    this.#tuner = new Autotuner({...parts, shapes: [this.shape, ...others]});
  }

  /** A step of the search, if one is under way; call it while nothing else is on the GPU. */
  async step(size: PixelSize): Promise<void> {
    const found = (await this.#tuner?.step(size)) ?? null;
    if (found === null) return;
    this.#tuner = null;
    await rememberShape(this.#key, found);
    this.#tuned = found;
  }

  status(): WorkgroupShapeStatus {
    return {
      inUse: nameOfShape(this.shape),
      origin: this.#origin,
      tuned: this.#tuned ? nameOfShape(this.#tuned) : null,
    };
  }
}
