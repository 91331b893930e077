/**
 * Ties the engine to the state: the state hears what happens in the engine, and the engine follows
 * what the state wants to show.
 */
import type {EnginePort} from '../ports.ts';
import {showOf} from '../state/show-of.ts';
import {engineSourceOf, isSameSource} from '../state/source/source-view.ts';
import type {AppStore} from '../state/app-store.ts';

/** Binds for as long as the page lives. */
export function bindEngine(store: AppStore, engine: EnginePort): void {
  engine.on((event) => {
    store.dispatch({kind: 'engine', event});
  });
  engine.setShow(showOf(store.state));
  engine.setSource(engineSourceOf(store.state));
  store.subscribe((next, previous) => {
    if (isOtherShow(next, previous)) engine.setShow(showOf(next));
    if (next.isFrozen !== previous.isFrozen) engine.setFrozen(next.isFrozen);
    const source = engineSourceOf(next);
    if (!isSameSource(source, engineSourceOf(previous))) engine.setSource(source);
  });
}

/** Whether the engine has to be told: the options of a mode that is not shown do not matter. */
function isOtherShow(next: AppStore['state'], previous: AppStore['state']): boolean {
  const {mode} = next;
  return mode !== previous.mode || next.paint !== previous.paint || next[mode] !== previous[mode];
}
