/**
 * The studio: everything that stands on the chosen backend. Opening it tries the backends in order until one paints right.
 */
import type {NetworkBackend, SkippedBackend} from '../protocol/backend.ts';
import {EngineError, isAbortError} from '../protocol/errors.ts';
import type {EngineOptions} from '../protocol/messages.ts';
import type {StyleNetworkFile} from '../protocol/network.ts';
import type {SelfTestResult} from '../protocol/status.ts';
import {planBackends, type Probe, type Probes} from './device/choose-backend.ts';
import {requestSharedGpu, type SharedGpu} from './device/gpu-device.ts';
import {probeBackends} from './device/probe-backends.ts';
import {ResourceLedger} from './device/resource-ledger.ts';
import {fetchModel, type VerifiedModel} from './models/fetch-model.ts';
import {parseStyleNetwork} from './models/parse-network.ts';
import type {WebGpuEngine} from './style/create-webgpu-painter.ts';
import type {Painter} from './style/painter.ts';
import {selfTestPainter} from './style/self-test.ts';

/** An open studio. */
export interface Studio {
  readonly backend: NetworkBackend;
  readonly adapter: string;
  /** Whether the canvas is drawn by the processor. */
  readonly isCompositorSoftware: boolean;
  readonly skipped: readonly SkippedBackend[];
  readonly gpu: SharedGpu | null;
  readonly ledger: ResourceLedger | null;
  readonly painter: Painter;
  readonly network: StyleNetworkFile;
  readonly model: VerifiedModel;
  readonly selfTests: readonly SelfTestResult[];
}

/** What opening reports to. */
export interface StudioListener {
  readonly onProgress: (share: number, step: string) => void;
  /** The device was lost after the studio had opened. */
  readonly onGpuLost: (reason: string) => void;
}

/** One backend, set up and not yet tested. */
interface Setup {
  readonly painter: Painter;
  readonly gpu: SharedGpu | null;
  readonly ledger: ResourceLedger | null;
  /** Gives everything back: another attempt follows. */
  readonly abandon: () => void;
}

/**
 * Opens the best studio.
 *
 * @throws EngineError 'gpu-missing' when no backend paints right, with every reason in its detail; 'model-*' when the network's
 *   files are missing or damaged (then no backend could help).
 */
export async function openStudio(options: EngineOptions, listener: StudioListener): Promise<Studio> {
  listener.onProgress(0, 'looking at the graphics card');
  const [probes, model] = await Promise.all([
    probeBackends(),
    fetchModel(new URL('models/', options.baseUrl).href, 'style', {
      onProgress: (share) => {
        listener.onProgress(0.1 + share * 0.4, 'loading the style network');
      },
    }),
  ]);
  const network = parseStyleNetwork(new TextDecoder().decode(model.files.get(model.entry.model)));
  const plan = planBackends(probes, {requested: options.backend, avoid: options.avoid});
  const skipped: SkippedBackend[] = [...plan.skipped];
  const selfTests: SelfTestResult[] = [];

  for (const {backend, engine} of plan.candidates.flatMap(attemptsOn)) {
    listener.onProgress(0.5, `setting up ${backend}`);
    let reason: string;
    try {
      const setup = await setUp(backend, engine, network, model, listener);
      listener.onProgress(0.8, `testing ${backend}`);
      const selfTest = await selfTestPainter(setup.painter, network);
      selfTests.push(selfTest);
      if (selfTest.passed) {
        return {
          ...setup,
          backend,
          adapter: nameOf(probes[backend]),
          isCompositorSoftware: isCompositorSoftware(backend, probes),
          skipped,
          network,
          model,
          selfTests,
        };
      }
      setup.abandon();
      reason = `self-test failed: off by ${selfTest.meanDifference.toFixed(2)}/255 on average`;
    } catch (error) {
      if (isAbortError(error)) throw error;
      // A damaged model is damaged for every backend.
      if (error instanceof EngineError && error.code.startsWith('model-')) throw error;
      reason = error instanceof Error ? error.message : String(error);
    }
    skipped.push({backend, reason: `${engine}: ${reason}`});
  }
  const reasons = skipped.map(({backend, reason}) => `${backend}: ${reason}`).join('; ');
  throw new EngineError('gpu-missing', `no backend can paint here (${reasons})`);
}

/** What is tried on a backend, in turn: our own WGSL before tfjs. */
function attemptsOn(backend: NetworkBackend): {backend: NetworkBackend; engine: WebGpuEngine}[] {
  return backend === 'webgpu'
    ? [
        {backend, engine: 'wgsl'},
        {backend, engine: 'tfjs'},
      ]
    : [{backend, engine: 'tfjs'}];
}

/** Imports only what the backend needs: nobody without WebGPU waits for its code. */
async function setUp(
  backend: NetworkBackend,
  engine: WebGpuEngine,
  network: StyleNetworkFile,
  model: VerifiedModel,
  listener: StudioListener,
): Promise<Setup> {
  if (backend !== 'webgpu') {
    const {WorkerPainter} = await import('./style/worker-painter.ts');
    const painter = await WorkerPainter.create(backend, network, model);
    return {
      painter,
      gpu: null,
      ledger: null,
      abandon: () => {
        painter.dispose();
      },
    };
  }
  const {createWebGpuPainter} = await import('./style/create-webgpu-painter.ts');
  let isAbandoned = false;
  const gpu = await requestSharedGpu((reason) => {
    if (!isAbandoned) listener.onGpuLost(reason);
  });
  const abandon = (): void => {
    isAbandoned = true;
    gpu.device.destroy();
  };
  const ledger = new ResourceLedger(gpu.device);
  try {
    return {painter: await createWebGpuPainter(engine, gpu, network, model), gpu, ledger, abandon};
  } catch (error) {
    abandon();
    throw error;
  }
}

/** On WebGPU the compositor shares the device; otherwise it draws through WebGL2, whatever runs the networks. */
function isCompositorSoftware(backend: NetworkBackend, probes: Probes): boolean {
  return (backend === 'webgpu' ? probes.webgpu : probes.webgl).kind === 'software';
}

function nameOf(probe: Probe): string {
  return probe.kind === 'missing' ? 'unknown' : probe.name;
}
