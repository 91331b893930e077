/** Opens the perception network on the best backend and engine that get its self-test right. */
import {assert} from '../../protocol/assert.ts';
import type {NetworkBackend} from '../../protocol/backend.ts';
import {EngineError, messageOf} from '../../protocol/errors.ts';
import type {PerceptionNetwork} from '../network/perception.ts';
import type {SelfTestResult} from '../../protocol/status.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import type {SharedGpu} from '../gpu/gpu-device.ts';
import type {PerceptionModel} from '../network/files/load-perception.ts';
import {answerInTime} from '../shared/answer-in-time.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import type {WorkgroupShape} from '../network/wgsl/workgroup-shape.ts';
import {listAttempts, nameOfAttempt, type PerceptionAttempt} from './perception-attempts.ts';
import {selfTestPerception} from './self-test.ts';

/** What the network may stand on. */
export interface PerceptionPlace {
  /** Best first. */
  readonly backends: readonly NetworkBackend[];
  /** Null where WebGPU is not among them. */
  readonly gpu: SharedGpu | null;
  /** How our shaders cut convolutions on it, if that is known. */
  readonly workgroupShape: WorkgroupShape | null;
}

/** A network that has passed its self-test, if it was put to it. */
export interface OpenPerception {
  readonly network: PerceptionNetwork;
  readonly backend: NetworkBackend;
  readonly attempt: PerceptionAttempt;
  readonly skipped: readonly SkippedAttempt[];
  /** In the order in which they were made; the last one passed. */
  readonly selfTests: readonly SelfTestResult[];
  readonly tensorCounts: () => TensorCounts;
  /** Resolves when what the network runs in is lost; null where the engine ends with it. */
  readonly lost: Promise<unknown> | null;
}

/** What was tried in vain. */
export interface SkippedAttempt {
  readonly attempt: PerceptionAttempt;
  readonly reason: string;
}

/** How the network is opened. */
export interface OpeningOptions {
  /** Best first; all that the place's backends offer if left out. */
  readonly attempts?: readonly PerceptionAttempt[];
  /** False for weights that the stored self-test says nothing about. */
  readonly isTested?: boolean;
}

interface CreatedPerception extends Pick<OpenPerception, 'network' | 'tensorCounts' | 'lost'> {
  /** What runs, for the operator. */
  readonly engine: string;
}

/** A software adapter compiles for half a minute; what takes longer leads to the next backend. */
const STEP_LIMIT_MS: Milliseconds = 60_000;

const NO_TENSORS: TensorCounts = {tensors: 0, bytes: 0};

/**
 * Tries the backends in turn, and on each its engines.
 *
 * @throws EngineError 'model-*' when the files are damaged (then no backend could help),
 *   'perception-unavailable' with every reason in its detail.
 */
export async function openPerception(
  model: PerceptionModel,
  place: PerceptionPlace,
  {attempts = listAttempts(place.backends), isTested = true}: OpeningOptions = {},
): Promise<OpenPerception> {
  const skipped: SkippedAttempt[] = [];
  const selfTests: SelfTestResult[] = [];
  for (const attempt of attempts) {
    const {backend} = attempt;
    let created: CreatedPerception | null = null;
    let reason: string;
    try {
      created = await create(attempt, model, place);
      if (!isTested) return {...created, attempt, backend, skipped, selfTests};
      const selfTest = await answerInTime(
        selfTestPerception(created.network, nameOfAttempt({backend, engine: created.engine})),
        STEP_LIMIT_MS,
        `the perception network's self-test on ${nameOfAttempt(attempt)}`,
      );
      selfTests.push(selfTest);
      if (selfTest.passed) return {...created, attempt, backend, skipped, selfTests};
      reason = `self-test failed: ${selfTest.difference}`;
    } catch (error) {
      if (error instanceof EngineError && error.kind === 'model') throw error;
      reason = messageOf(error);
    }
    created?.network.dispose();
    skipped.push({attempt, reason});
  }
  const reasons = skipped.map(({attempt, reason}) => `${nameOfAttempt(attempt)}: ${reason}`).join('; ');
  throw new EngineError('perception-unavailable', `no backend runs the perception network here (${reasons})`);
}

/** Imports only what the attempt needs. */
async function create(
  attempt: PerceptionAttempt,
  {file, model}: PerceptionModel,
  {gpu, workgroupShape}: PerceptionPlace,
): Promise<CreatedPerception> {
  if (attempt.backend !== 'webgpu') {
    const {WorkerPerception} = await import('./worker-perception.ts');
    const network = await WorkerPerception.create(attempt.backend, {file, model}, attempt.engine);
    const {engine} = network;
    return {network, engine, tensorCounts: () => network.tensorCounts(), lost: network.lost};
  }
  assert(gpu !== null, () => 'WebGPU is planned for without a device');
  const [{WgslPerception}, {decodeWeights}] = await Promise.all([
    import('./wgsl/wgsl-perception.ts'),
    import('../network/files/decode-weights.ts'),
  ]);
  const weights = new Map([...decodeWeights(file, model)].map(([name, {values}]) => [name, values]));
  const shape = workgroupShape ? {shape: workgroupShape} : {};
  const network = new WgslPerception({device: gpu.device, file, weights, ...shape});
  return {network, engine: attempt.engine, tensorCounts: () => NO_TENSORS, lost: null};
}
