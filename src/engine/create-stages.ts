/** Sets the stages of dream and lens up on an open studio. */
import type {EngineMessage} from '../protocol/messages.ts';
import type {PixelSize} from '../protocol/units.ts';
import type {Compositor} from './compositor/compositor.ts';
import {fromPixels} from './picture/convert-pixels.ts';
import {dreamShortSide} from './dream/dream-short-side.ts';
import {DreamStage, type DreamStageParts} from './dream/dream-stage.ts';
import type {FrameSlot} from './ingest/frame-slot.ts';
import type {Governor} from './governor/governor.ts';
import {FrameCanvas} from './picture/frame-canvas.ts';
import {middleSquareGeometry} from './picture/geometry.ts';
import {LensStage, type LensStageParts} from './lenses/lens-stage.ts';
import type {Studio} from './studio.ts';
import type {StyleWeights} from './network/style-network.ts';

/** Where both stand. */
export interface StageSite {
  readonly studio: Studio;
  readonly compositor: Compositor;
  readonly governor: Governor;
  readonly frames: FrameSlot;
  readonly canvas: PixelSize;
  readonly send: (message: EngineMessage) => void;
}

/** @param pinnedShortSide asked for by `?rung=`, else null. */
export function createDreamStage(
  {studio, compositor, governor, frames, canvas, send}: StageSite,
  pinnedShortSide: number | null,
  hear: Pick<DreamStageParts, 'onDreamt' | 'onFailure'>,
): DreamStage {
  const {backend, isSoftware, perception, gpu} = studio;
  return new DreamStage(
    {
      // Nobody who only paints waits for the dreamer's code.
      open: async (listener) => (await import('./dream/create-dreamer.ts')).createDreamer({perception, gpu}, listener),
      compositor,
      governor,
      frames,
      shortSide: pinnedShortSide ?? dreamShortSide(backend, isSoftware),
      onProgress: (share) => {
        send({kind: 'dream-progress', share});
      },
      onMood: (mood) => {
        send({kind: 'dream-mood', mood});
      },
      ...hear,
    },
    canvas,
  );
}

/** @param styleWeights The mix of styles that is chosen now. */
export function createLensStage(
  {studio, compositor, governor, frames, canvas, send}: StageSite,
  styleWeights: () => StyleWeights,
  onFailure: LensStageParts['onFailure'],
): LensStage {
  const {perception, painter} = studio;
  const reader = new FrameCanvas(true);
  return new LensStage(
    {
      // Nobody waits for the code of lenses before looking through one.
      openTools: async (onProgress) =>
        (await import('./lenses/lens-tools.ts')).openLensTools({perception, painter, styleWeights}, onProgress),
      openLens: async (id) => (await import('./lenses/registry.ts')).LENSES[id](),
      see: ({frame, orientation}, shown, side) => {
        const source = {width: frame.displayWidth, height: frame.displayHeight};
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
      onFailure,
    },
    canvas,
  );
}
