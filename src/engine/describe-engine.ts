/** What an engine says of itself: the snapshot for the status panel. */
import type {Failure} from '../protocol/errors.ts';
import type {EngineStatus, ResourceCounts} from '../protocol/status.ts';
import type {Compositor} from './compositor/compositor.ts';
import type {DreamStage} from './dream/dream-stage.ts';
import type {FrameIntake} from './ingest/frame-intake.ts';
import type {FrameSlot} from './ingest/frame-slot.ts';
import type {Governor} from './governor/governor.ts';
import type {LensStage} from './lenses/lens-stage.ts';
import type {RateMeter, TimingMeter} from './shared/meters.ts';
import type {PaintLoop} from './style/paint-loop.ts';
import type {Studio} from './studio.ts';

/** The parts of an engine, and what it has counted. */
export interface EngineParts {
  readonly studio: Studio;
  readonly compositor: Compositor;
  readonly governor: Governor;
  readonly intake: FrameIntake;
  readonly paintLoop: PaintLoop;
  readonly dreams: DreamStage;
  readonly lenses: LensStage;
  readonly screenRate: RateMeter;
  readonly compositeTimes: TimingMeter;
  readonly latencies: TimingMeter;
  readonly shownFrames: number;
  readonly paintedFrames: number;
  readonly failures: readonly Failure[];
}

/** A snapshot. */
export function describeEngine(parts: EngineParts): EngineStatus {
  const {studio, compositor, intake, paintLoop, governor, failures, shownFrames, paintedFrames} = parts;
  const {frames} = intake;
  const now = performance.now();
  const lease = frames.lease();
  const frame = lease?.source.frame;
  lease?.release();
  const {full, lite, leftOut} = studio.networks;
  const perception = studio.perception.status();
  const {shortSide, network} = governor.rung;
  return {
    backend: {
      network: studio.backend,
      compositor: compositor.backend,
      adapter: studio.adapter,
      skipped: studio.skipped,
    },
    networkEngine: studio.painter.engine,
    rates: {
      source: intake.rate.perSecond(now),
      network: paintLoop.networkRate.perSecond(now),
      screen: parts.screenRate.perSecond(now),
    },
    timings: {
      ingest: paintLoop.ingestTimes.timing(),
      network: paintLoop.networkTimes.timing(),
      composite: parts.compositeTimes.timing(),
      captureToDisplay: parts.latencies.timing(),
      clock: paintLoop.clock,
    },
    sourceSize: frame ? {width: frame.displayWidth, height: frame.displayHeight} : null,
    inputSize: paintLoop.inputSize,
    rung: {shortSide, network},
    tileShape: studio.tuning?.status() ?? null,
    droppedFrames: intake.dropped,
    shownFrames,
    paintedFrames,
    resources: countResources(studio, frames),
    models: [...[full, ...(lite ? [lite] : [])].map(({model}) => model.status), ...perception.models],
    leftOut: [...leftOut, ...perception.leftOut],
    selfTests: [...studio.selfTests, ...perception.selfTests],
    dream: parts.dreams.status(now),
    lens: parts.lenses.status(now),
    failures,
  };
}

function countResources({painter, perception, ledger}: Studio, frames: FrameSlot): ResourceCounts {
  const counts = [painter.tensorCounts(), perception.tensorCounts()];
  const gpu = ledger?.counts() ?? {buffers: 0, textures: 0, bytes: 0};
  return {
    tensors: counts.reduce((sum, {tensors}) => sum + tensors, 0),
    tensorBytes: counts.reduce((sum, {bytes}) => sum + bytes, 0),
    gpuBuffers: gpu.buffers,
    gpuTextures: gpu.textures,
    gpuBytes: gpu.bytes,
    openVideoFrames: frames.openFrames,
  };
}
