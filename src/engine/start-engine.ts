/**
 * How an engine comes about: the studio is opened, the canvas taken over, and the page told what
 * there is.
 */
import {failure} from '../protocol/errors.ts';
import type {CanvasLayout, EngineOptions} from '../protocol/messages.ts';
import type {Milliseconds} from '../protocol/units.ts';
import {answerInTime} from './shared/answer-in-time.ts';
import {said} from './shared/said.ts';
import {Compositor} from './compositor/compositor.ts';
import {Engine} from './engine.ts';
import type {EngineParts} from './wire-engine.ts';
import {listsPerception} from './network/files/load-perception.ts';
import {openStudio, type Studio} from './studio.ts';

/** A context that has not come by then will not. */
const COMPOSITOR_LIMIT_MS: Milliseconds = 20_000;

/**
 * Opens the studio and takes the canvas over.
 *
 * @throws EngineError when nothing here can paint or draw.
 */
export async function startEngine(
  send: EngineParts['send'],
  canvas: OffscreenCanvas,
  options: EngineOptions,
  layout: CanvasLayout,
): Promise<Engine> {
  // The graphics card may be lost before the engine exists, and after.
  let tellLost = (reason: string): void => {
    send({kind: 'fatal', failure: failure('gpu-lost', reason), blame: null});
  };
  const onGpuLost = (reason: string): void => {
    tellLost(reason);
  };
  const studio = await openStudio(options, {
    onProgress: (share, step) => {
      send({kind: 'progress', share, step});
    },
    onTrying: (backend) => {
      send({kind: 'trying', backend});
    },
    onGpuLost,
    onPerceptionOpen: (network) => {
      send({kind: 'perception-open', network});
    },
  });
  send({kind: 'trying', backend: studio.backend});
  const compositor = await answerInTime(
    Compositor.create({
      canvas,
      device: studio.gpu?.device ?? null,
      isSoftware: studio.isCompositorSoftware,
      reducedMotion: options.reducedMotion,
      onContextLost: onGpuLost,
    }),
    COMPOSITOR_LIMIT_MS,
    "the canvas's context",
  );
  const engine = new Engine({send, options, studio, compositor, layout});
  tellLost = (reason): void => {
    engine.noteFailure(failure('gpu-lost', reason), true);
  };
  tellReady(send, studio, compositor);
  if (options.rung?.network === 'lite' && !studio.networks.lite) {
    engine.noteFailure(failure('url-invalid', 'there is no lite network to pin: the full one paints'), false);
  }
  return engine;
}

/** What paints and draws here, and what can be chosen. */
function tellReady(send: EngineParts['send'], studio: Studio, compositor: Compositor): void {
  send({kind: 'progress', share: 1, step: said('start.ready')});
  send({
    kind: 'ready',
    backend: {
      network: studio.backend,
      compositor: compositor.backend,
      adapter: studio.adapter,
      skipped: studio.skipped,
    },
    styles: studio.networks.full.file.styles.map(({id, title, painter, year, line, palette}) => ({
      id,
      title,
      painter,
      year,
      line,
      palette,
    })),
  });
  if (listsPerception(studio.networks.manifest)) send({kind: 'perception-found'});
}
