/**
 * Ties the engine to the state: its events become facts, and the look, the source and standing
 * still follow the state.
 */
import type {EnginePort} from '../ports.ts';
import {isDreamMode, isLensMode, type AppState} from '../state/app-state.ts';
import {engineSourceOf, isSameSource} from '../state/source/source-view.ts';
import type {AppStore} from '../state/app-store.ts';

/** Binds for as long as the page lives. */
export function bindEngine(store: AppStore, engine: EnginePort): void {
  engine.on('progress', ({share, step}) => {
    store.dispatch({kind: 'engine-progressed', share, step});
  });
  engine.on('ready', ({backend, styles}) => {
    store.dispatch({kind: 'engine-ready', backend, styles});
  });
  engine.on('showing', ({showing, painted}) => {
    store.dispatch({kind: 'engine-showed', isShowing: showing, isPainted: painted});
  });
  engine.on('dreamable', (canDream) => {
    store.dispatch({kind: 'engine-dreamable', canDream});
  });
  engine.on('dreamProgress', (share) => {
    store.dispatch({kind: 'engine-dream-progressed', share});
  });
  engine.on('lensProgress', (share) => {
    store.dispatch({kind: 'engine-lens-progressed', share});
  });
  engine.on('network', (network) => {
    store.dispatch({kind: 'engine-network-opened', network});
  });
  engine.on('lensReport', (report) => {
    store.dispatch({kind: 'lens-reported', report});
  });
  engine.on('mood', (mood) => {
    store.dispatch({kind: 'dream-mood-changed', mood});
  });
  engine.on('failure', (failure) => {
    store.dispatch({kind: 'failure-noted', failure, isShown: true});
  });

  engine.setLook(lookOf(store.state));
  engine.setSource(engineSourceOf(store.state));
  store.subscribe((next, previous) => {
    if (next.paint !== previous.paint || isLensMode(next) !== isLensMode(previous)) engine.setLook(lookOf(next));
    const dream = dreamOf(next);
    if (dream !== dreamOf(previous)) engine.setDream(dream);
    const lens = lensOf(next);
    if (lens !== lensOf(previous)) engine.setLens(lens);
    if (next.isFrozen !== previous.isFrozen) engine.setFrozen(next.isFrozen);
    const source = engineSourceOf(next);
    if (!isSameSource(source, engineSourceOf(previous))) engine.setSource(source);
  });
}

/** How to paint now: no divider runs through what a lens shows. */
function lookOf(state: AppState): AppState['paint'] {
  return isLensMode(state) ? {...state.paint, wipe: null} : state.paint;
}

/** What the engine is to dream of now. */
function dreamOf(state: AppState): AppState['dream'] | null {
  return isDreamMode(state) ? state.dream : null;
}

/** What the engine is to look at, and through which lens. */
function lensOf(state: AppState): AppState['lens'] | null {
  return isLensMode(state) ? state.lens : null;
}
