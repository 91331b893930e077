/**
 * An objective bound to one run: records the way back to the picture as often as wanted, without
 * planning or allocating anything.
 */
import {assertNever, present} from '../../../protocol/assert.ts';
import {checkCotangents} from '../../network/check-request.ts';
import type {GpuObjective} from '../../network/gpu-perception.ts';
import type {Objective, ReluRule} from '../../network/perception.ts';
import {recordDispatch, type Dispatch} from '../../gpu/dispatch.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import type {BackwardRun, StoredGradient} from './backward-run.ts';
import type {ForwardRun, RunParts} from './forward-run.ts';
import {packSink} from './gradient-sink.ts';
import {toPlanes, type TensorForm} from './planes.ts';
import {storedTensor, tensorAt} from '../plan/perception-plan.ts';
import type {RuledDispatch} from './relu-rules.ts';
import {packSeed, seedPartials, type SeedKind} from './seed-pass.ts';

const KINDS: Readonly<Record<Objective['kind'], SeedKind>> = {
  l2: 'l2',
  channel: 'unit',
  'leaky-channel': 'leaky-unit',
  class: 'unit',
  'log-odds': 'log-odds',
  guide: 'guide',
  cotangents: 'given',
};

/** What an objective is prepared from. */
export interface PreparedObjectiveParts extends RunParts {
  readonly forward: ForwardRun;
  readonly backward: BackwardRun;
  readonly objective: Objective;
  /** The ops that the objective is measured at, the deepest first. */
  readonly layers: readonly [string, ...(readonly string[])];
}

/** Owns the objective's numbers, guide and value. */
export class PreparedObjective implements GpuObjective {
  readonly objective: Objective;
  /** The deepest op that the objective is measured at: as far as the way forward must go. */
  readonly layer: string;
  /**
   * The gradient at the picture, laid out like `PerceptionRun.input`; shared by all objectives of a
   * run.
   */
  readonly gradient: GPUBuffer;
  /**
   * What the way back stores one after the other, the picture's gradient last. Most write over
   * those before.
   */
  readonly stored: readonly StoredGradient[];
  /** The objective's value, one float32, once `encodeScore` ran. */
  readonly score: GPUBuffer;
  readonly #memory: GpuMemory;
  /** What stores each entry of `stored`. */
  readonly #wayBack: readonly (readonly RuledDispatch[])[];
  readonly #addUp: Dispatch;

  private constructor(
    {objective, layers, backward}: PreparedObjectiveParts,
    memory: GpuMemory,
    score: GPUBuffer,
    stored: readonly StoredGradient[],
    wayBack: readonly (readonly RuledDispatch[])[],
    addUp: Dispatch,
  ) {
    this.objective = objective;
    this.layer = layers[0];
    this.gradient = backward.gradient;
    this.stored = stored;
    this.score = score;
    this.#memory = memory;
    this.#wayBack = wayBack;
    this.#addUp = addUp;
  }

  /**
   * Compiles what is missing.
   * @throws EngineError 'internal' for cotangents that do not fit, 'shader-invalid',
   *   'model-invalid' where there is no gradient.
   */
  static async create(parts: PreparedObjectiveParts): Promise<PreparedObjective> {
    const {device, passes, forward, backward, objective, layers} = parts;
    const {seed, joining, dispatches, stored} = await backward.wayFrom(layers);
    const kind = KINDS[objective.kind];
    const measured = await Promise.all(
      [seed, ...joining].map(async (bound) => ({
        ...bound,
        ...measureAt(parts, bound.layer),
        pass: await passes.seed({kind, sink: bound.sink}),
      })),
    );
    const scorePass = await passes.score();

    const memory = new GpuMemory(device, 'PreparedObjective');
    const counts = measured.map(({form}) => seedPartials(form));
    const partials = memory.storage('partials', sumOf(counts) * 4);
    const score = memory.storage('score', 4);
    const seeds = measured.map(({layer, sink, target, pass, form, guide, ...numbers}, index) => {
      const firstPartial = sumOf(counts.slice(0, index));
      const resources = {
        seed: memory.uniform(`seed ${layer}`, packSeed({size: form, ...form, ...numbers, firstPartial})),
        values: forward.memory.tensor(storedTensor(forward.plan, layer)),
        guides: memory.filled(`guides ${layer}`, guide),
        partials,
        sink: memory.uniform(`sink ${layer}`, packSink(sink)),
        ...target,
      };
      return passes.rules.forEach((rule) => pass.dispatch({...resources, ...rule}, form));
    });
    const [first, ...others] = seeds;
    const stages = [present(first, () => 'an objective has a layer'), ...dispatches].map((dispatch, stage) => [
      dispatch,
      ...others.filter((_, index) => joining[index]?.at === stage),
    ]);
    const addUp = scorePass.dispatch({partials, score});
    return new PreparedObjective(parts, memory, score, stored, stages, addUp);
  }

  /**
   * Records the way back, behind a way forward to `layer`: afterwards `gradient` is the newest. A
   * part of the way is from one entry of `stored` up to another.
   */
  encodeBackward(pass: GPUComputePassEncoder, rule: ReluRule, from = 0, end = this.stored.length): void {
    for (const ruled of this.#wayBack.slice(from, end).flat()) recordDispatch(pass, ruled[rule]);
  }

  /** Records the adding up of the objective's value, behind a way back. */
  encodeScore(pass: GPUComputePassEncoder): void {
    recordDispatch(pass, this.#addUp);
  }

  dispose(): void {
    this.#memory.dispose();
  }
}

/** What the seed pass reads at one of the objective's layers. */
interface MeasuredAt {
  readonly form: TensorForm;
  /** The chosen one. */
  readonly channel: number;
  /** Vectors of the guide. */
  readonly guides: number;
  /** The guide, or the given numbers. */
  readonly guide: Float32Array<ArrayBuffer>;
}

function measureAt({forward, objective}: PreparedObjectiveParts, layer: string): MeasuredAt {
  const {width, height, channels} = tensorAt(forward.plan, storedTensor(forward.plan, layer));
  const form = {width, height, channels};
  const unguided = {form, channel: 0, guides: 1, guide: packGuide(new Float32Array(channels), channels)};
  switch (objective.kind) {
    case 'l2':
      return unguided;
    case 'channel':
    case 'leaky-channel':
      return {...unguided, channel: objective.channel};
    case 'class':
    case 'log-odds':
      return {...unguided, channel: objective.label};
    case 'guide': {
      const {features} = objective;
      return {...unguided, guides: features.length / channels, guide: packGuide(features, channels)};
    }
    case 'cotangents': {
      const given = present(
        objective.layers.find((candidate) => candidate.layer === layer),
        () => `no cotangents at '${layer}'`,
      );
      checkCotangents(given, form);
      return {...unguided, guide: toPlanes(given.values, form)};
    }
    default:
      return assertNever(objective);
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** [count, channels] to [count][channels filled up to whole planes]. */
function packGuide(features: Float32Array, channels: number): Float32Array<ArrayBuffer> {
  const stride = quadsOf(channels) * 4;
  const count = features.length / channels;
  const packed = new Float32Array(count * stride);
  for (let index = 0; index < count; index++) {
    packed.set(features.subarray(index * channels, (index + 1) * channels), index * stride);
  }
  return packed;
}
