/**
 * What a link to the present view says: as little as reproduces it.
 */
import {formatView, type ViewParameters} from '../../protocol/url-schema.ts';
import {PLAIN_STYLE, type AppState} from './app-state.ts';

/** The query string for the present view; empty for a fresh visit's. */
export function linkOf(state: AppState): string {
  return formatView(viewOf(state));
}

function viewOf(state: AppState): Partial<ViewParameters> {
  const {look, engine, source, seed, pinned} = state;
  const style = look.style ?? PLAIN_STYLE;
  const isDefaultStyle = style === engine.styles[0]?.id && look.mixStyle === null;
  return {
    source: source === 'camera' ? null : source,
    seed: source === 'scene' && seed !== 0 ? seed : null,
    style: isDefaultStyle ? null : style,
    mix: look.mixStyle === null ? null : {style: look.mixStyle, share: look.mix},
    strength: look.strength === 1 ? null : look.strength,
    colours: look.keepColours ? 'mine' : null,
    wipe: look.wipe,
    backend: pinned.backend,
    rung: pinned.rung,
    autotune: pinned.autotune,
    freeze: state.isFreezeAwaited || (state.isFrozen && state.shot.kind === 'none'),
  };
}
