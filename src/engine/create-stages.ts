/** Sets the stages of paint, dream and lens up on an open studio. */
import type {CanvasLayout, EngineMessage, EngineOptions} from '../protocol/messages.ts';
import type {Compositor} from './compositor/compositor.ts';
import {fromPixels} from './picture/convert-pixels.ts';
import {dreamShortSide} from './dream/dream-short-side.ts';
import {DreamStage} from './dream/dream-stage.ts';
import type {FrameSlot, SourceFrame} from './ingest/frame-slot.ts';
import type {Governor} from './governor/governor.ts';
import {keepFiles} from './network/files/keep-files.ts';
import {FrameCanvas} from './picture/frame-canvas.ts';
import {middleSquareGeometry} from './picture/geometry.ts';
import {LensStage} from './lenses/lens-stage.ts';
import type {Studio} from './studio.ts';
import {PaintStage} from './style/paint-stage.ts';
import {frameSize} from './picture/frame-image.ts';
import {PLAIN_HAND} from './network/hand.ts';

/** What the stages stand on. */
export interface StageSite {
  readonly studio: Studio;
  readonly options: EngineOptions;
  readonly compositor: Compositor;
  readonly governor: Governor;
  readonly frames: FrameSlot;
  readonly layout: CanvasLayout;
  readonly send: (message: EngineMessage) => void;
}

/** What the engine hears from the stages. */
export interface StageListener {
  /** A painting or a dream of this frame is on its way to the screen. */
  readonly onMade: (source: SourceFrame) => void;
  readonly onPaintFailure: (error: unknown, isFatal: boolean) => void;
  /** `hasEnded` where the stage has put its work away. */
  readonly onFailure: (mode: 'dream' | 'lens', error: unknown, hasEnded: boolean) => void;
}

/** The stages by mode. */
export interface Stages {
  readonly paint: PaintStage;
  readonly dream: DreamStage;
  readonly lens: LensStage;
}

/** Makes all stages; each opens its network when its mode is first shown. */
export function createStages(site: StageSite, listener: StageListener): Stages {
  const dream = createDreamStage(site, listener);
  const paint = createPaintStage(site, listener, dream);
  return {paint, dream, lens: createLensStage(site, listener, paint)};
}

function createPaintStage(
  {studio, options, compositor, governor, frames, layout}: StageSite,
  {onMade, onPaintFailure}: StageListener,
  dream: DreamStage,
): PaintStage {
  const {full, lite} = studio.networks;
  return new PaintStage(
    {
      painter: studio.painter,
      tileNetwork: lite ? 'lite' : 'full',
      tuning: studio.tuning,
      compositor,
      governor,
      frames,
      styleIds: full.file.styles.map((style) => style.id),
      hands: full.file.styles.map(({hand}) => hand ?? PLAIN_HAND),
      reducedMotion: options.reducedMotion,
      onPainted: (source, picture) => {
        onMade(source);
        dream.notePainting(picture);
      },
      onFailure: onPaintFailure,
    },
    layout,
  );
}

function createDreamStage(
  {studio, options, compositor, governor, frames, layout, send}: StageSite,
  {onMade, onFailure}: StageListener,
): DreamStage {
  const {backend, isSoftware, perception, gpu} = studio;
  const {reducedMotion} = options;
  return new DreamStage(
    {
      // Loaded when first needed: painting alone does not wait for the dreamer's code.
      open: async (listener) =>
        (await import('./dream/create-dreamer.ts')).createDreamer({perception, gpu, reducedMotion}, listener),
      compositor,
      governor,
      frames,
      shortSide: options.rung?.shortSide ?? dreamShortSide(backend, isSoftware),
      onProgress: (share) => {
        send({kind: 'dream-progress', share});
      },
      onMood: (mood) => {
        send({kind: 'dream-mood', mood});
      },
      onDreamt: onMade,
      onFailure: (error, hasEnded) => {
        onFailure('dream', error, hasEnded);
      },
    },
    layout.size,
  );
}

function createLensStage(
  {studio, options, compositor, governor, frames, layout, send}: StageSite,
  {onFailure}: StageListener,
  paint: PaintStage,
): LensStage {
  const {perception, painter, networks} = studio;
  const styleIds = networks.full.file.styles.map((style) => style.id);
  const reader = new FrameCanvas(true);
  const read = keepFiles(new URL('models/', options.baseUrl).href);
  return new LensStage(
    {
      // Loaded when first needed: the code of lenses is large.
      openTools: async (onProgress) =>
        (await import('./lenses/lens-tools.ts')).openLensTools(
          {perception, painter, styleWeights: () => paint.chosenWeights(), styleIds, read},
          onProgress,
        ),
      openLens: async (id) => (await import('./lenses/registry.ts')).LENSES[id](),
      see: ({frame, orientation}, shown, side) => {
        const source = frameSize(frame);
        return fromPixels(reader.readPixels(frame, middleSquareGeometry(source, orientation, shown, side)));
      },
      compositor,
      governor,
      frames,
      onProgress: (share) => {
        send({kind: 'lens-progress', share});
      },
      onReport: (report) => {
        send({kind: 'lens-report', report});
      },
      onFailure: (error, hasEnded) => {
        onFailure('lens', error, hasEnded);
      },
    },
    layout.size,
  );
}
