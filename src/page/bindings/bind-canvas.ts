/**
 * Ties what lies under the interface to the state: which of poster, plain mirror and canvas is
 * seen, how the plain mirror stands, and the two accents of the room.
 */
import {readableAccent} from '../modes/paint/state/accent.ts';
import type {AppState} from '../state/app-state.ts';
import {orientationOf} from '../state/source/source-view.ts';
import {paletteOf} from '../modes/paint/state/wall-label.ts';
import type {AppStore} from '../state/app-store.ts';

/**
 * Binds for as long as the page lives.
 *
 * @param stage Holds poster, video and canvas; its data attributes are read by page.css.
 * @param room Carries the accents as custom properties.
 */
export function bindCanvas(store: AppStore, stage: HTMLElement, room: HTMLElement): void {
  const draw = (state: AppState) => {
    const {mirrored, rotation} = orientationOf(state);
    const {isShowing, isStalled} = state.engine;
    const hasMirror = state.sourceState.kind === 'live' && state.source !== 'scene';
    // A frozen picture is the visitor's wish: it may be as old as it likes.
    const isOutdated = isStalled && hasMirror && !state.isFrozen;
    stage.dataset['canvas'] = isShowing && !isOutdated ? 'shown' : 'away';
    stage.dataset['mirror'] = hasMirror ? 'shown' : 'away';
    stage.dataset['mirrored'] = String(mirrored);
    stage.dataset['rotation'] = String(rotation);
  };
  const tint = ({paint: paint, engine}: AppState) => {
    const [first, second] = paletteOf(paint, engine.styles);
    room.style.setProperty('--accent', readableAccent(first));
    room.style.setProperty('--accent-2', readableAccent(second));
  };
  draw(store.state);
  tint(store.state);
  store.subscribe((next, previous) => {
    draw(next);
    if (next.paint !== previous.paint || next.engine.styles !== previous.engine.styles) tint(next);
  });
}
