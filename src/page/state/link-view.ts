/**
 * What a link to the present view says: as little as reproduces it.
 */
import {FIRST_DREAM} from '../../catalogue/first-dream.ts';
import {GUIDED_DREAM} from '../../catalogue/dreams.ts';
import {formatLink} from '../../catalogue/links.ts';
import type {LinkParameters} from '../../catalogue/link-parameters.ts';
import {PLAIN_STYLE, type AppState} from './app-state.ts';
import {MODES} from '../modes/modes.ts';

/** The query string for the present view; empty for a fresh visit's. */
export function linkOf(state: AppState): string {
  return formatLink(viewOf(state));
}

function viewOf(state: AppState): Partial<LinkParameters> {
  const {paint, mode, dream, engine, source, seed, pinned} = state;
  const style = paint.style ?? PLAIN_STYLE;
  const isDefaultStyle = style === engine.styles[0]?.id && paint.mixStyle === null;
  return {
    // A file is gone with the visit: a link to it would ask for another one.
    source: source === 'scene' ? source : null,
    seed: source === 'scene' && seed !== 0 ? seed : null,
    style: isDefaultStyle ? null : style,
    mix: paint.mixStyle === null ? null : {style: paint.mixStyle, share: paint.mix},
    strength: paint.strength === 1 ? null : paint.strength,
    colours: paint.keepColours ? 'mine' : null,
    wipe: paint.wipe,
    brush: paint.brush,
    // A dream of something held up cannot be put into a link.
    dream: dream.dream === FIRST_DREAM.dream || dream.dream === GUIDED_DREAM ? null : dream.dream,
    dreamStrength: dream.strength === FIRST_DREAM.strength ? null : dream.strength,
    depth: dream.depth === FIRST_DREAM.depth ? null : dream.depth,
    over: dream.isOverPainting ? 'painting' : null,
    zoom: dream.isZooming,
    // What is wanted, also while the network for it is still awaited.
    ...MODES[mode].linkOf(state),
    backend: pinned.backend,
    canvas: pinned.canvas,
    rung: pinned.rung,
    autotune: pinned.autotune,
    lang: state.askedLanguage,
    kiosk: pinned.kiosk,
    freeze: state.isFreezeAwaited || (state.isFrozen && state.shot.kind === 'none'),
  };
}
