/**
 * Keeps the address bar at the present view, so that copying the link reproduces it. The history
 * gets no entries: going back leaves the mirror, as anyone expects.
 */
import type {Milliseconds} from '../../protocol/units.ts';
import {linkOf} from '../state/link-view.ts';
import type {AppStore} from '../state/app-store.ts';
import {limitOf} from './bind-fresh-start.ts';

/**
 * A dragged slider changes the view at every frame; browsers refuse more than about three new
 * addresses a second.
 */
const SETTLE_MS: Milliseconds = 400;

/** Binds for as long as the page lives. */
export function bindAddress(store: AppStore, location: Location, history: History): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    timer = null;
    const search = linkOf(store.state);
    // Until the styles are known, the view still is what the address says.
    if (store.state.engine.styles.length === 0 || search === location.search) return;
    history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
  };
  store.subscribe((next, previous) => {
    // Where visits end by themselves, the address stays the operator's: a reload starts afresh.
    if (limitOf(next) !== null) return;
    if (linkOf(next) !== linkOf(previous)) timer ??= setTimeout(write, SETTLE_MS);
  });
}
