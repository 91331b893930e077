/**
 * How an engine comes about: the studio is opened, the canvas taken over, and the page told what
 * there is.
 */
import type {ChosenBackend} from '../protocol/backend.ts';
import {failure, type Failure} from '../protocol/errors.ts';
import type {CanvasLayout, EngineOptions} from '../protocol/messages.ts';
import type {Milliseconds} from '../protocol/units.ts';
import {answerInTime} from './shared/answer-in-time.ts';
import {said} from './shared/said.ts';
import {openCompositor} from './compositor/open-compositor.ts';
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
  // The graphics card or the painter's worker may be lost before the engine exists, and after.
  let tellLost = (found: Failure): void => {
    send({kind: 'fatal', failure: found, blame: null});
  };
  const studio = await openStudio(options, {
    onProgress: (share, step) => {
      send({kind: 'progress', share, step});
    },
    onTrying: (backend) => {
      send({kind: 'trying', backend});
    },
    onLost: (found) => {
      tellLost(found);
    },
    onPerceptionOpen: (network) => {
      send({kind: 'perception-open', network});
    },
  });
  // A canvas that WebGL2 draws has nothing to do with what runs the networks.
  send({kind: 'trying', backend: studio.gpu && studio.backend});
  const {compositor, reason} = await answerInTime(
    openCompositor({
      canvas,
      device: studio.gpu?.device ?? null,
      isSoftware: studio.isDrawingSoftware,
      reducedMotion: options.reducedMotion,
      onContextLost: (found) => {
        tellLost(found);
      },
      wish: options.canvas,
      sparesCard: options.sparesCard,
      webgl: studio.webgl,
    }),
    COMPOSITOR_LIMIT_MS,
    "the canvas's context",
  );
  const backend: ChosenBackend = {
    network: studio.backend,
    compositor: compositor.backend,
    compositorReason: reason,
    adapter: studio.adapter,
    skipped: studio.skipped,
  };
  const engine = new Engine({send, options, studio, backend, compositor, layout});
  tellLost = (found): void => {
    engine.noteFailure(found, true);
  };
  tellReady(send, studio, backend);
  if (options.rung?.network === 'lite' && !studio.networks.lite) {
    engine.noteFailure(failure('url-invalid', 'there is no lite network to pin: the full one paints'), false);
  }
  return engine;
}

/** What paints and draws here, and what can be chosen. */
function tellReady(send: EngineParts['send'], studio: Studio, backend: ChosenBackend): void {
  send({kind: 'progress', share: 1, step: said('start.ready')});
  send({
    kind: 'ready',
    backend,
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
