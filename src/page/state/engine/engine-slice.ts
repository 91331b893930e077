/** What the page knows of its engine, event by event. */
import {resolveLayers} from '../../../catalogue/lens-options.ts';
import {own} from '../../../protocol/own.ts';
import type {EngineEvent} from '../../../protocol/messages.ts';
import {modeRowOf} from '../../modes/modes.ts';
import {NO_MOOD, type AppState} from '../app-state.ts';
import {mended, noteFailure} from '../failures.ts';
import type {Slice} from '../slice.ts';
import {settlePaint} from './settle-paint.ts';

/** Something happened in the engine. */
export interface EngineAction {
  readonly kind: 'engine';
  readonly event: EngineEvent;
}

/** What follows from it. */
export const ENGINE_SLICE: Slice<EngineAction> = {
  // Each event is looked up by its own kind, so it fits its row; types cannot say so.
  engine: (state, {event}) => own(EVENTS as EventTable, event.kind)?.(state, event) ?? state,
};

type EventTable = Readonly<Record<string, (state: AppState, event: EngineEvent) => AppState>>;

const EVENTS: Slice<EngineEvent> = {
  progress: (state, {share, step}) => withEngine(state, {progress: {share, step}}),
  ready: (state, {backend, styles}) => settlePaint(withEngine(state, {backend, styles})),
  'perception-found': (state) => withoutNetwork(state, {canPerceive: true}),
  // An address may name a layer by its beginning; now the network can tell which one it means.
  'perception-open': (state, {network}) => ({
    ...withEngine(state, {network}),
    lens: resolveLayers(state.lens, network.layers),
  }),
  'dream-progress': (state, {share}) => withEngine(state, {dreamProgress: share < 1 ? share : null}),
  'dream-mood': (state, {mood}) => ({...state, mood}),
  'lens-progress': (state, {share}) => withEngine(state, {lensProgress: share < 1 ? share : null}),
  // A report of a lens that has been put away changes nothing.
  'lens-report': (state, {report}) => (report.lens === state.lens.lens ? {...state, lensReport: report} : state),
  showing: (state, {painted}) => noteShowing(state, painted),
  stall: (state, {isStalled}) => withEngine(state, {isStalled}),
  trouble: (state, {failure: found}) => noteFailure(state, found, true),
  fatal: (state, {failure: found}) =>
    noteFailure(withoutNetwork(state, {canPerceive: false, isShowing: false, isPainted: false}), found, true),
};

function withEngine(state: AppState, change: Partial<AppState['engine']>): AppState {
  return {...state, engine: {...state.engine, ...change}};
}

/** What the last engine's dream and lens had come to is gone. */
function withoutNetwork(state: AppState, change: Partial<AppState['engine']>): AppState {
  const next = withEngine(state, {...change, dreamProgress: null, lensProgress: null});
  return {...next, mood: NO_MOOD, lensReport: null};
}

function noteShowing(state: AppState, isPainted: boolean): AppState {
  const {style, strength} = state.paint;
  const isComplete = isPainted || style === null || strength === 0 || modeRowOf(state).coversPicture;
  // A link that asks to stand still does so on the first picture of its look, once.
  const freezes = state.isFreezeAwaited && isComplete;
  const next = {
    ...withEngine(state, {isShowing: true, isPainted}),
    isFrozen: state.isFrozen || freezes,
    isFreezeAwaited: state.isFreezeAwaited && !freezes,
  };
  // It shows its look again: what failed has been mended.
  return isComplete ? mended(mended(next, 'painter'), 'model') : next;
}
