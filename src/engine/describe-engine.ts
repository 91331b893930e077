/** What an engine says of itself: the snapshot for the status panel. */
import type {ChosenBackend} from '../protocol/backend.ts';
import type {Failure} from '../protocol/errors.ts';
import type {EngineStatus, ResourceCounts} from '../protocol/status.ts';
import type {Stages} from './create-stages.ts';
import type {DisplayLoop} from './compositor/display-loop.ts';
import type {FrameIntake} from './ingest/frame-intake.ts';
import type {FrameSlot} from './ingest/frame-slot.ts';
import type {Governor} from './governor/governor.ts';
import type {Studio} from './studio.ts';
import {frameSize} from './picture/frame-image.ts';

/** The parts of an engine that have something to say. */
export interface DescribedParts {
  readonly studio: Studio;
  readonly backend: ChosenBackend;
  readonly governor: Governor;
  readonly intake: FrameIntake;
  readonly stages: Stages;
  readonly display: DisplayLoop;
  readonly failures: readonly Failure[];
}

/** A snapshot. */
export function describeEngine(parts: DescribedParts): EngineStatus {
  const {studio, backend, intake, stages, display, governor, failures} = parts;
  const {frames} = intake;
  const now = performance.now();
  const lease = frames.lease();
  const frame = lease?.source.frame;
  lease?.release();
  const paint = stages.paint.status(now);
  const {full, lite, leftOut} = studio.networks;
  const perception = studio.perception.status();
  const {shortSide, network} = governor.rung;
  return {
    backend,
    networkEngine: studio.painter.engine,
    rates: {
      source: intake.rate.perSecond(now),
      network: paint.paintedPerSecond,
      screen: display.screenRate.perSecond(now),
    },
    timings: {
      ingest: paint.ingest,
      network: paint.network,
      composite: display.compositeTimes.timing(),
      captureToDisplay: display.latencies.timing(),
      clock: paint.clock,
    },
    sourceSize: frame ? frameSize(frame) : null,
    inputSize: paint.inputSize,
    rung: {shortSide, network},
    workgroupShape: studio.tuning?.status() ?? null,
    droppedFrames: intake.dropped,
    shownFrames: display.shownFrames,
    paintedFrames: paint.paintedFrames,
    resources: countResources(studio, frames),
    models: [...[full, ...(lite ? [lite] : [])].map(({model}) => model.status), ...perception.models],
    leftOut: [...leftOut, ...perception.leftOut],
    selfTests: [...studio.selfTests, ...perception.selfTests],
    dream: stages.dream.status(now),
    lens: stages.lens.status(now),
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
