/** What the status panel shows: plain data, so that a button can copy it and a test can read it. */
import type {ChosenBackend} from './backend.ts';
import type {Failure} from './errors.ts';
import type {LensId} from '../catalogue/lenses.ts';
import type {Rung} from './rung.ts';
import type {Milliseconds, PixelSize} from './units.ts';

/** Median and 95th percentile over the last few seconds; null before there are samples. */
export interface Timing {
  readonly medianMs: Milliseconds | null;
  readonly p95Ms: Milliseconds | null;
}

/** What measures: the GPU by timestamp queries, or the clock on the wall from submit to done. */
export type Clock = 'gpu' | 'wall';

/** Everything on the GPU and in tfjs that must end where it began. */
export interface ResourceCounts {
  readonly tensors: number;
  readonly tensorBytes: number;
  readonly gpuBuffers: number;
  readonly gpuTextures: number;
  readonly gpuBytes: number;
  readonly openVideoFrames: number;
}

/** A network's self-test on a backend. */
export interface SelfTestResult {
  readonly network: string;
  readonly backend: string;
  /** How far it is from the stored reference, in words: 'off by 0.12/255 on average'. */
  readonly difference: string;
  readonly passed: boolean;
}

/** A network file in use. */
export interface ModelStatus {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A network that could have been used and is not. */
export interface LeftOutNetwork {
  readonly name: string;
  readonly reason: string;
}

/** How our own shaders cut convolutions into workgroups. */
export interface WorkgroupShapeStatus {
  readonly inUse: string;
  /** 'stored' was tuned at an earlier start on this adapter. */
  readonly origin: 'default' | 'stored';
  /** What tuning has found in this visit, for the next start. */
  readonly tuned: string | null;
}

/** How the mirror dreams. */
export interface DreamStatus {
  /** Which implementation, and where its network runs. */
  readonly engine: string;
  /** Of the picture that is dreamt over; null before the first. */
  readonly size: PixelSize | null;
  /** Steps of gradient ascent since the dreamer was opened. */
  readonly steps: number;
  readonly stepsPerSecond: number;
  /** Pictures a second with the dream in them. */
  readonly framesPerSecond: number;
}

/** How the mirror looks through a lens. */
export interface LensStatus {
  readonly lens: LensId;
  /** Pictures looked at to the end, a second. */
  readonly refreshesPerSecond: number;
  /** What one takes, without the rests between its steps. */
  readonly cost: Timing;
}

/** A snapshot of the engine. */
export interface EngineStatus {
  readonly backend: ChosenBackend | null;
  /** Which implementation of the style network runs, e.g. 'tfjs' or 'kernel, simd, 1 thread'. */
  readonly networkEngine: string | null;
  readonly rates: {
    /** Frames a second offered by the source, painted by the network, drawn on the screen. */
    readonly source: number;
    readonly network: number;
    readonly screen: number;
  };
  readonly timings: {
    readonly ingest: Timing;
    readonly network: Timing;
    readonly composite: Timing;
    /** From the camera's shutter to the canvas. */
    readonly captureToDisplay: Timing;
    /** How ingest and network were measured: 'gpu' by timestamp queries, else 'wall'. */
    readonly clock: Clock;
  };
  readonly sourceSize: PixelSize | null;
  readonly inputSize: PixelSize | null;
  readonly rung: Rung | null;
  /** Null where other code than our shaders runs the networks. */
  readonly workgroupShape: WorkgroupShapeStatus | null;
  /** Null while nothing is dreamt. */
  readonly dream: DreamStatus | null;
  /** Null while nobody looks through a lens. */
  readonly lens: LensStatus | null;
  readonly droppedFrames: number;
  /** Camera frames since the start that the canvas has been drawn with, painted or plain. */
  readonly shownFrames: number;
  /** Main pictures painted since the start. */
  readonly paintedFrames: number;
  readonly resources: ResourceCounts;
  readonly models: readonly ModelStatus[];
  readonly leftOut: readonly LeftOutNetwork[];
  readonly selfTests: readonly SelfTestResult[];
  /** The newest failures, oldest first, at most 20. */
  readonly failures: readonly Failure[];
}
