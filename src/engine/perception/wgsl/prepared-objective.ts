/**
 * An objective bound to one run: records the way back to the picture as often as wanted, without
 * planning or allocating anything.
 */
import type {GpuObjective} from '../../network/gpu-perception.ts';
import type {Objective, ReluRule} from '../../network/perception.ts';
import {recordDispatch, type Dispatch} from '../../gpu/dispatch.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import type {BackwardRun, StoredGradient} from './backward-run.ts';
import type {ForwardRun, RunParts} from './forward-run.ts';
import {packSink} from './gradient-sink.ts';
import {storedTensor, tensorAt} from '../plan/perception-plan.ts';
import type {RuledDispatch} from './relu-rules.ts';
import {packSeed, seedPartials, type SeedKind} from './seed-pass.ts';

const KINDS: Readonly<Record<Objective['kind'], SeedKind>> = {
  l2: 'l2',
  channel: 'unit',
  class: 'unit',
  'log-probability': 'log-share',
  guide: 'guide',
};

/** What an objective is prepared from. */
export interface PreparedObjectiveParts extends RunParts {
  readonly forward: ForwardRun;
  readonly backward: BackwardRun;
  readonly objective: Objective;
  /** The op that the objective is measured at. */
  readonly layer: string;
}

/** Owns the objective's numbers, guide and value. */
export class PreparedObjective implements GpuObjective {
  readonly objective: Objective;
  /** The op that the objective is measured at: as far as the way forward must go. */
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
  readonly #wayBack: readonly RuledDispatch[];
  readonly #addUp: Dispatch;

  private constructor(
    {objective, layer, backward}: PreparedObjectiveParts,
    memory: GpuMemory,
    score: GPUBuffer,
    stored: readonly StoredGradient[],
    wayBack: readonly RuledDispatch[],
    addUp: Dispatch,
  ) {
    this.objective = objective;
    this.layer = layer;
    this.gradient = backward.gradient;
    this.stored = stored;
    this.score = score;
    this.#memory = memory;
    this.#wayBack = wayBack;
    this.#addUp = addUp;
  }

  /**
   * Compiles what is missing.
   * @throws EngineError 'shader-invalid', 'model-invalid' where there is no gradient.
   */
  static async create(parts: PreparedObjectiveParts): Promise<PreparedObjective> {
    const {device, passes, forward, backward, objective, layer} = parts;
    const {seedSink, seedTarget, dispatches, stored} = await backward.wayFrom(layer);
    const kind = KINDS[objective.kind];
    const [seedPass, scorePass] = await Promise.all([passes.seed({kind, sink: seedSink}), passes.score()]);

    const tensor = storedTensor(forward.plan, layer);
    const {width, height, channels} = tensorAt(forward.plan, tensor);
    const size = {width, height};
    const guide = objective.kind === 'guide' ? objective.features : new Float32Array(channels);
    const numbers = {size, channels, channel: channelOf(objective), guides: guide.length / channels};
    const memory = new GpuMemory(device, 'PreparedObjective');
    const partials = memory.storage('partials', seedPartials(size) * 4);
    const score = memory.storage('score', 4);
    const resources = {
      seed: memory.uniform('seed', packSeed(numbers)),
      values: forward.memory.tensor(tensor),
      guides: memory.filled('guides', packGuide(guide, channels)),
      partials,
      sink: memory.uniform('sink', packSink(seedSink)),
      ...seedTarget,
    };
    const seed = passes.rules.forEach((rule) => seedPass.dispatch({...resources, ...rule}, size));
    const addUp = scorePass.dispatch({partials, score});
    return new PreparedObjective(parts, memory, score, stored, [seed, ...dispatches], addUp);
  }

  /**
   * Records the way back, behind a way forward to `layer`: afterwards `gradient` is the newest. A
   * part of the way is from one entry of `stored` up to another.
   */
  encodeBackward(pass: GPUComputePassEncoder, rule: ReluRule, from = 0, end = this.stored.length): void {
    for (const ruled of this.#wayBack.slice(from, end)) recordDispatch(pass, ruled[rule]);
  }

  /** Records the adding up of the objective's value, behind a way back. */
  encodeScore(pass: GPUComputePassEncoder): void {
    recordDispatch(pass, this.#addUp);
  }

  dispose(): void {
    this.#memory.dispose();
  }
}

function channelOf(objective: Objective): number {
  if (objective.kind === 'class' || objective.kind === 'log-probability') return objective.label;
  return objective.kind === 'channel' ? objective.channel : 0;
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
