/**
 * The studio: everything that stands on the chosen backend. Opening it tries the backends in order
 * until one paints right.
 */
import type {NetworkBackend, SkippedBackend} from '../protocol/backend.ts';
import {EngineError, failure, isAbortError, messageOf, toFailure, type Failure} from '../protocol/errors.ts';
import type {EngineOptions} from '../protocol/messages.ts';
import type {NetworkFacts} from '../protocol/network-facts.ts';
import type {Milliseconds} from '../protocol/units.ts';
import {answerInTime} from './shared/answer-in-time.ts';
import {loadPart} from './shared/load-part.ts';
import {said} from './shared/said.ts';
import type {SelfTestResult} from '../protocol/status.ts';
import type {Said} from '../words/words.ts';
import {planBackends, type Probe, type Probes} from './gpu/choose-backend.ts';
import {requestSharedGpu, type SharedGpu} from './gpu/gpu-device.ts';
import {probeBackends} from './gpu/probe-backends.ts';
import {ResourceLedger} from './gpu/resource-ledger.ts';
import {loadPerception} from './network/files/load-perception.ts';
import {LITE, loadStyleNetworks, type StyleNetworks} from './network/files/load-style-networks.ts';
import {PerceptionOnDemand} from './perception/perception-on-demand.ts';
import type {OpenPainter, WebGpuEngine} from './style/create-webgpu-painter.ts';
import type {WorkerEngine} from './style/network-calls.ts';
import type {StyleNetwork} from './network/style-network.ts';
import {selfTestPainter} from './style/self-test.ts';

/** An open studio. */
export interface Studio extends Pick<OpenPainter, 'painter' | 'tuning'> {
  readonly backend: NetworkBackend;
  readonly adapter: string;
  /** Whether the networks run on the processor. */
  readonly isSoftware: boolean;
  /** Whether what is drawn in three dimensions is drawn by the processor. */
  readonly isDrawingSoftware: boolean;
  /** What WebGL2 stands on here. */
  readonly webgl: Probe;
  readonly skipped: readonly SkippedBackend[];
  readonly gpu: SharedGpu | null;
  readonly ledger: ResourceLedger | null;
  /** Those that are tested and in use, and why others are not. */
  readonly networks: StyleNetworks;
  readonly selfTests: readonly SelfTestResult[];
  /** What dreams and lenses ask. */
  readonly perception: PerceptionOnDemand;
}

/** A software adapter compiles for half a minute; what takes longer leads to the next backend. */
const STEP_LIMIT_MS: Milliseconds = 60_000;

/** What opening reports to. */
export interface StudioListener {
  /** From now on, what goes wrong is this backend's failure. */
  readonly onTrying: (backend: NetworkBackend) => void;
  readonly onProgress: (share: number, step: Said) => void;
  /** What the painter stands on was lost after the studio had opened. */
  readonly onLost: (found: Failure) => void;
  /** The perception network has been opened: what it knows. */
  readonly onPerceptionOpen: (network: NetworkFacts) => void;
}

/** One backend, set up and not yet tested. */
interface Setup extends OpenPainter {
  readonly gpu: SharedGpu | null;
  readonly ledger: ResourceLedger | null;
  /** Resolves when the painter's own worker is lost; null where there is none. */
  readonly workerLost: Promise<EngineError> | null;
  /** Gives everything back: another attempt follows. */
  readonly abandon: () => void;
}

/**
 * Opens the best studio.
 *
 * @throws EngineError 'gpu-missing' when no backend paints right, with every reason in its detail;
 *   'model-*' when the full network's files are missing or damaged (then no backend could help);
 *   'part-missing' when the code of a backend could not be fetched.
 */
export async function openStudio(options: EngineOptions, listener: StudioListener): Promise<Studio> {
  listener.onProgress(0, said('start.graphics'));
  const modelsUrl = new URL('models/', options.baseUrl).href;
  const [probes, networks] = await Promise.all([
    probeBackends(options.sparesCard),
    loadStyleNetworks(modelsUrl, (share) => {
      listener.onProgress(0.1 + share * 0.4, said('start.styles'));
    }),
  ]);
  const plan = planBackends(probes, {requested: options.backend, canvas: options.canvas, avoid: options.avoid});
  const skipped: SkippedBackend[] = [...plan.skipped];
  const selfTests: SelfTestResult[] = [];

  const silent = new Set<NetworkBackend>();
  for (const attempt of plan.candidates.flatMap((candidate) => ATTEMPTS[candidate])) {
    const {backend, engine} = attempt;
    if (silent.has(backend)) continue;
    listener.onTrying(backend);
    listener.onProgress(0.5, said('start.backend', {backend}));
    let reason: string;
    let setup: Setup | null = null;
    try {
      setup = await setUpInTime(setUp(attempt, networks.full, options, listener), backend);
      listener.onProgress(0.8, said('start.test', {backend}));
      const selfTest = await answerInTime(
        selfTestPainter(setup.painter, networks.full.file),
        STEP_LIMIT_MS,
        `the self-test on ${backend}`,
      );
      selfTests.push(selfTest);
      if (selfTest.passed) {
        const networksInUse = await withLite(setup, networks, selfTests);
        void setup.workerLost?.then((error) => {
          listener.onLost(toFailure(error));
        });
        return {
          ...setup,
          backend,
          adapter: nameOf(probes[backend]),
          isSoftware: probes[backend].kind === 'software',
          isDrawingSoftware: isDrawingSoftware(backend, probes),
          webgl: probes.webgl,
          skipped,
          networks: networksInUse,
          selfTests,
          perception: new PerceptionOnDemand(
            ({onProgress}) => loadPerception(modelsUrl, {onProgress}),
            {
              backends: plan.candidates.slice(plan.candidates.indexOf(backend)),
              gpu: setup.gpu,
              workgroupShape: setup.tuning?.shape ?? null,
            },
            listener.onPerceptionOpen,
          ),
        };
      }
      reason = describeMiss(selfTest);
    } catch (error) {
      if (isAbortError(error)) throw error;
      // What could not be fetched says nothing about this machine, and a damaged model is damaged
      // for every backend.
      if (error instanceof EngineError && (error.kind === 'model' || error.code === 'part-missing')) throw error;
      // What hangs once hangs again: its other ways are not tried.
      if (error instanceof EngineError && error.code === 'gpu-silent') silent.add(backend);
      reason = messageOf(error);
    }
    // A hung one goes on computing until it is ended.
    setup?.abandon();
    skipped.push({backend, reason: `${engine}: ${reason}`});
  }
  const reasons = skipped.map(({backend, reason}) => `${backend}: ${reason}`).join('; ');
  throw new EngineError('gpu-missing', `no backend can paint here (${reasons})`);
}

/** What still comes after the limit is given back. */
async function setUpInTime(work: Promise<Setup>, backend: NetworkBackend): Promise<Setup> {
  let isLate = false;
  void work.then(
    (setup) => {
      if (isLate) setup.abandon();
    },
    () => undefined,
  );
  try {
    return await answerInTime(work, STEP_LIMIT_MS, `the painter on ${backend}`);
  } catch (error) {
    isLate = true;
    throw error;
  }
}

/**
 * Adds the lite network and tests it, adding to `selfTests`. One that fails is left out: the mirror
 * goes on with the full one.
 */
async function withLite(setup: Setup, networks: StyleNetworks, selfTests: SelfTestResult[]): Promise<StyleNetworks> {
  const {lite, leftOut} = networks;
  if (lite === null) return networks;
  let reason: string;
  try {
    await answerInTime(setup.addLite(lite), STEP_LIMIT_MS, 'the lite network');
    const selfTest = await answerInTime(
      selfTestPainter(setup.painter, lite.file, 'lite'),
      STEP_LIMIT_MS,
      "the lite network's self-test",
    );
    selfTests.push(selfTest);
    if (selfTest.passed) return networks;
    reason = describeMiss(selfTest);
  } catch (error) {
    reason = messageOf(error);
  }
  return {...networks, lite: null, leftOut: [...leftOut, {name: LITE, reason}]};
}

function describeMiss({difference}: SelfTestResult): string {
  return `self-test failed: ${difference}`;
}

/** An implementation of the style networks on a backend. */
type Attempt =
  | {readonly backend: 'webgpu'; readonly engine: WebGpuEngine}
  | {readonly backend: 'webgl' | 'wasm'; readonly engine: WorkerEngine};

/** What is tried on a backend, in turn: our own code before tfjs. */
const ATTEMPTS: Readonly<Record<NetworkBackend, readonly Attempt[]>> = {
  webgpu: [
    {backend: 'webgpu', engine: 'wgsl'},
    {backend: 'webgpu', engine: 'tfjs'},
  ],
  webgl: [{backend: 'webgl', engine: 'tfjs'}],
  wasm: [
    {backend: 'wasm', engine: 'kernel'},
    {backend: 'wasm', engine: 'tfjs'},
  ],
};

/** Imports only what the backend needs: nobody without WebGPU waits for its code. */
async function setUp(
  attempt: Attempt,
  full: StyleNetwork,
  {autotune}: EngineOptions,
  listener: StudioListener,
): Promise<Setup> {
  if (attempt.backend !== 'webgpu') {
    const {WorkerPainter} = await loadPart(() => import('./style/worker-painter.ts'));
    const painter = await WorkerPainter.create(attempt.backend, full, attempt.engine);
    return {
      painter,
      addLite: (lite) => painter.addLite(lite),
      tuning: null,
      gpu: null,
      ledger: null,
      workerLost: painter.lost,
      abandon: () => {
        painter.dispose();
      },
    };
  }
  const {createWebGpuPainter} = await loadPart(() => import('./style/create-webgpu-painter.ts'));
  let isAbandoned = false;
  const gpu = await requestSharedGpu((reason) => {
    if (!isAbandoned) listener.onLost(failure('gpu-lost', reason));
  });
  const abandon = (): void => {
    isAbandoned = true;
    gpu.device.destroy();
  };
  const ledger = new ResourceLedger(gpu.device);
  try {
    return {
      ...(await createWebGpuPainter(attempt.engine, gpu, full, autotune)),
      ...{gpu, ledger, workerLost: null, abandon},
    };
  } catch (error) {
    abandon();
    throw error;
  }
}

/** On WebGPU the device is shared; otherwise WebGL2 draws, whatever runs the networks. */
function isDrawingSoftware(backend: NetworkBackend, probes: Probes): boolean {
  return (backend === 'webgpu' ? probes.webgpu : probes.webgl).kind !== 'hardware';
}

function nameOf(probe: Probe): string {
  return probe.kind === 'missing' ? 'unknown' : probe.name;
}
