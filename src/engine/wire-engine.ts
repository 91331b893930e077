/** Connects the parts of an engine: who tells whom. */
import type {ChosenBackend} from '../protocol/backend.ts';
import {toFailure, type Failure} from '../protocol/errors.ts';
import type {CanvasLayout, EngineMessage, EngineOptions} from '../protocol/messages.ts';
import {BRUSH_CARES} from './brush/brush-numbers.ts';
import type {Compositor} from './compositor/compositor.ts';
import {DisplayLoop} from './compositor/display-loop.ts';
import {createStages, type Stages} from './create-stages.ts';
import {Governor} from './governor/governor.ts';
import {firstShortSide, paintedPerSecond} from './governor/rungs.ts';
import {FrameIntake} from './ingest/frame-intake.ts';
import {FrameReader} from './ingest/frame-reader.ts';
import {KeepDesk} from './keep/keep-desk.ts';
import {listsPerception} from './network/files/load-perception.ts';
import {multiplyAddsPerPixel} from './network/multiply-adds.ts';
import {ShowRunner} from './show-runner.ts';
import type {Studio} from './studio.ts';

/** What an engine runs on. */
export interface EngineParts {
  readonly send: (message: EngineMessage) => void;
  readonly options: EngineOptions;
  readonly studio: Studio;
  readonly backend: ChosenBackend;
  readonly compositor: Compositor;
  readonly layout: CanvasLayout;
}

/** The connected parts. */
export interface WiredEngine {
  readonly governor: Governor;
  readonly intake: FrameIntake;
  readonly display: DisplayLoop;
  readonly stages: Stages;
  readonly shows: ShowRunner;
  readonly desk: KeepDesk;
}

/** @param noteFailure Hears of everything that fails; a fatal failure ends the engine. */
export function wireEngine(parts: EngineParts, noteFailure: (found: Failure, isFatal: boolean) => void): WiredEngine {
  const {send, options, studio, compositor, layout} = parts;
  const governor = governorFor(studio, options, compositor);
  const isProcessor = compositor.backend === 'canvas';
  const reader = isProcessor ? new FrameReader() : null;
  const intake = new FrameIntake({
    acknowledge: (sequence) => {
      send({kind: 'frame-taken', sequence});
    },
    onFrame: () => {
      const now = performance.now();
      stages.paint.noteFrame(now);
      shows.wake(now);
    },
    onFailure: (found) => {
      noteFailure(found, false);
    },
    read: reader && ((frame) => reader.read(frame)),
    sceneShape: () => {
      const {width, height} = shows.layout.size;
      return {isPortrait: height > width, renderer: isProcessor ? 'software' : 'three'};
    },
  });
  const {frames} = intake;
  const display = new DisplayLoop({
    compositor,
    frames,
    // A fade of styles needs new paintings although no frame has come, and a still picture is
    // dreamt over again and again.
    onFrame: (now) => {
      shows.wake(now);
    },
    onShown: () => {
      stages.lens.noteShown();
    },
    onShowing: (painted) => {
      send({kind: 'showing', painted});
    },
    onFailure: (error) => {
      noteFailure(toFailure(error), true);
    },
  });
  const stages = createStages(
    {studio, options, compositor, governor, frames, layout, send},
    {
      onMade: (source) => {
        display.noteMade(source);
      },
      onPaintFailure: (error, isFatal) => {
        noteFailure(toFailure(error), isFatal);
      },
      onFailure: (mode, error, hasEnded) => {
        if (hasEnded) shows.leave(mode);
        noteFailure(toFailure(error), false);
      },
    },
  );
  const {full} = studio.networks;
  const styles = new Set(full.file.styles.map(({id}) => id));
  const shows = new ShowRunner(
    stages,
    compositor,
    {styles, canPerceive: listsPerception(studio.networks.manifest)},
    layout,
  );
  return {governor, intake, display, stages, shows, desk: createDesk(parts, intake, stages, shows)};
}

/** The desk answers what asks for the newest frame or the dreamer. */
function createDesk(
  {studio: {painter}, compositor}: EngineParts,
  {frames}: FrameIntake,
  {paint, dream, lens}: Stages,
  shows: ShowRunner,
): KeepDesk {
  return new KeepDesk({
    ...{painter, compositor, frames, dream},
    now: () => ({
      show: shows.show,
      canvas: shows.layout.size,
      weights: paint.weightsNow(),
      hand: paint.handNow(),
      liveSize: paint.inputSize,
      lens: lens.shown,
    }),
  });
}

function governorFor(
  {networks: {full, lite}, backend, isSoftware}: Studio,
  {rung}: EngineOptions,
  compositor: Compositor,
): Governor {
  return new Governor({
    costs: {full: multiplyAddsPerPixel(full.file), lite: lite && multiplyAddsPerPixel(lite.file)},
    firstShortSide: firstShortSide(backend, isSoftware),
    paintedPerSecond: paintedPerSecond(backend, isSoftware),
    // Only a graphics card has a brush that can be shed.
    shedSteps: compositor.backend === 'canvas' || isSoftware ? 0 : BRUSH_CARES.length - 1,
    pinned: rung,
  });
}
