/**
 * The page's reducer: the next state from the state and one fact.
 */
import {assertNever} from '../../protocol/assert.ts';
import {failure, type Failure} from '../../protocol/errors.ts';
import {resolveLayers} from '../../catalogue/lens-options.ts';
import type {NetworkFacts} from '../../protocol/network-facts.ts';
import type {EngineEvent} from '../../protocol/messages.ts';
import type {PaintOptions} from '../../protocol/paint.ts';
import type {SourceState} from '../ports.ts';
import type {Action, DreamAction, LensAction, PaintAction, ShotAction} from './action.ts';
import {NO_MOOD, isLensMode, type AppState} from './app-state.ts';
import {forgetUnknown} from './lens/lens-unknown.ts';
import {reduceDream} from './dream/reduce-dream.ts';
import {reduceLens} from './lens/reduce-lens.ts';
import {reducePaint} from './paint/reduce-paint.ts';
import {reduceShot} from './shot/reduce-shot.ts';
import type {Settings} from '../../catalogue/settings.ts';
import {DEFAULT_SETTINGS} from './settings.ts';

/**
 * The status panel shows no more; a kiosk runs for days. An address can be wrong in each of its
 * parts.
 */
const MAX_FAILURES_KEPT = 40;

/** Applies one action; returns the same object when nothing changes. */
export function reduce(state: AppState, action: Action): AppState {
  if (isLookAction(action)) return {...state, ...reducePaint(state, action, state.engine.styles)};
  if (isDreamAction(action)) return {...state, ...reduceDream(state, action)};
  if (isLensAction(action)) return reduceLens(state, action);
  if (isShotAction(action)) return withShot(state, action);
  if (action.kind === 'engine') return reduceEngine(state, action.event);
  switch (action.kind) {
    case 'source-chosen':
      return chooseSource(state, action.source);
    case 'source-changed':
      return changeSource(state, action.state);
    case 'camera-expected':
      return {...state, isCameraExpected: action.isExpected};
    case 'settings-changed':
      return changeSettings(state, action.settings);
    case 'settings-reset':
      return chooseSource({...state, settings: DEFAULT_SETTINGS}, DEFAULT_SETTINGS.source);
    case 'freeze-toggled':
      return {...state, isFrozen: !state.isFrozen, isFreezeAwaited: false, isSceneStill: false};
    case 'panel-opened':
      return {...state, panel: action.panel, areControlsShown: true};
    case 'panel-closed':
      return state.panel === null ? state : {...state, panel: null};
    case 'controls-changed':
      return state.areControlsShown === action.areShown ? state : {...state, areControlsShown: action.areShown};
    case 'failure-noted':
      return noteFailure(state, action.failure, action.isShown);
    case 'notice-closed':
      return state.notice === null ? state : {...state, notice: null};
    case 'offline-changed':
      return {...state, offline: action.offline};
    case 'update-found':
      return {...state, isUpdateReady: true};
    default:
      return assertNever(action);
  }
}

function reduceEngine(state: AppState, event: EngineEvent): AppState {
  switch (event.kind) {
    case 'progress':
      return withEngine(state, {progress: {share: event.share, step: event.step}});
    case 'ready':
      return settlePaint(withEngine(state, {backend: event.backend, styles: event.styles}));
    case 'perception-found':
      return withoutNetwork(state, {canPerceive: true});
    case 'perception-open':
      return resolveNames(withEngine(state, {network: event.network}), event.network);
    case 'dream-progress':
      return withEngine(state, {dreamProgress: event.share < 1 ? event.share : null});
    case 'dream-mood':
      return {...state, mood: event.mood};
    case 'lens-progress':
      return withEngine(state, {lensProgress: event.share < 1 ? event.share : null});
    case 'lens-report':
      // A report of a lens that has been put away changes nothing.
      return event.report.lens === state.lens.lens ? {...state, lensReport: event.report} : state;
    case 'showing':
      return noteShowing(state, event.painted);
    case 'trouble':
      return noteFailure(state, event.failure, true);
    case 'fatal': {
      const ended = withoutNetwork(state, {canPerceive: false, isShowing: false, isPainted: false});
      return noteFailure(ended, event.failure, true);
    }
    default:
      return assertNever(event);
  }
}

/** An address may name a layer by its beginning; now the network can tell which one it means. */
function resolveNames(state: AppState, {layers}: NetworkFacts): AppState {
  return {...state, lens: resolveLayers(state.lens, layers)};
}

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
  const isComplete = isPainted || style === null || strength === 0 || isLensMode(state);
  // A link that asks to stand still does so on the first picture of its look, once.
  const freezes = state.isFreezeAwaited && isComplete;
  return {
    ...withEngine(state, {isShowing: true, isPainted}),
    isFrozen: state.isFrozen || freezes,
    isFreezeAwaited: state.isFreezeAwaited && !freezes,
    // It shows its look again: what failed has been mended.
    notice: isComplete && isPainterFailure(state.notice) ? null : state.notice,
  };
}

/**
 * Once the styles are known: the first one for a fresh visit; what the address named wrongly is
 * left out and said.
 */
function settlePaint(state: AppState): AppState {
  const known = new Set(state.engine.styles.map(({id}) => id));
  const problems: string[] = [];
  const check = (style: string | null): string | null => {
    if (style === null || known.has(style)) return style;
    problems.push(`there is no style '${style}'; known: ${[...known].join(', ')}`);
    return null;
  };
  const asked = check(state.paint.style);
  const mixStyle = check(state.paint.mixStyle);
  const isPlain = state.paint.style === null && state.isStyleChosen;
  const style = isPlain ? null : (asked ?? state.engine.styles[0]?.id ?? null);
  const isMixed = mixStyle !== null && style !== null && mixStyle !== style;
  const paint: PaintOptions = {
    ...state.paint,
    style,
    mixStyle: isMixed ? mixStyle : null,
    mix: isMixed ? state.paint.mix : 0,
  };
  const settled = {...state, paint, isStyleChosen: true, lastStyle: style ?? state.lastStyle};
  return problems.reduce((next, problem) => noteFailure(next, failure('url-invalid', problem), true), settled);
}

/**
 * What a picture needs of the rest: nothing else in the way, the picture held until the decision.
 */
function withShot(state: AppState, action: ShotAction): AppState {
  const shot = reduceShot(state.shot, action);
  if (shot === state.shot) return state;
  const startsCounting = shot.kind === 'counting' && state.shot.kind === 'none';
  return {
    ...state,
    shot,
    panel: startsCounting ? null : state.panel,
    isFrozen: isHeld(shot) || (state.isFrozen && !isHeld(state.shot)),
  };
}

/** The picture on the canvas stands still from the flash to the decision. */
function isHeld({kind}: AppState['shot']): boolean {
  return kind === 'finishing' || kind === 'review' || kind === 'failed';
}

function changeSettings(state: AppState, {source, ...changed}: Partial<Settings>): AppState {
  const next = {
    ...state,
    settings: {...state.settings, ...changed},
    askedLanguage: changed.language === undefined ? state.askedLanguage : null,
  };
  return source === undefined ? next : chooseSource(next, source);
}

function chooseSource(state: AppState, source: AppState['source']): AppState {
  return {
    ...state,
    source,
    sourceState: source === 'scene' ? {kind: 'stopped'} : state.sourceState,
    // A new source has new pictures: standing still would hide it.
    isFrozen: false,
    notice: isSourceFailure(state.notice) ? null : state.notice,
    settings: source === 'file' ? state.settings : {...state.settings, source},
  };
}

function changeSource(state: AppState, sourceState: SourceState): AppState {
  if (state.source === 'scene') return state;
  const next = {...state, sourceState};
  if (sourceState.kind === 'failed') return noteFailure(next, sourceState.failure, true);
  return isSourceFailure(state.notice) ? {...next, notice: null} : next;
}

function noteFailure(before: AppState, found: Failure, isShown: boolean): AppState {
  const state = forgetUnknown(before, found);
  const isAwoken = found.code === 'dream-unavailable' || found.code === 'lens-unavailable';
  return {
    ...state,
    // The mirror paints on; the next wish to dream or to look inside is another attempt.
    mode: isAwoken ? 'paint' : state.mode,
    engine: isAwoken ? {...state.engine, dreamProgress: null, lensProgress: null} : state.engine,
    failures: [...state.failures, found].slice(-MAX_FAILURES_KEPT),
    notice: isShown && found.code !== 'cancelled' ? found : state.notice,
  };
}

function isSourceFailure(found: Failure | null): boolean {
  return found?.kind === 'source';
}

function isPainterFailure(found: Failure | null): boolean {
  return found?.kind === 'painter';
}

const LOOK_ACTIONS: ReadonlySet<string> = new Set<PaintAction['kind']>([
  'style-picked',
  'style-stepped',
  'style-numbered',
  'plain-toggled',
  'mix-moved',
  'mix-stepped',
  'mix-undone',
  'surprised',
  'strength-set',
  'strength-stepped',
  'colours-toggled',
  'wipe-toggled',
  'wipe-moved',
]);

const SHOT_ACTIONS: ReadonlySet<string> = new Set<ShotAction['kind']>([
  'countdown-moved',
  'shot-cancelled',
  'finishing-started',
  'finishing-progressed',
  'picture-finished',
  'finishing-failed',
  'keeping-changed',
  'shot-ended',
]);

function isLookAction(action: Action): action is PaintAction {
  return LOOK_ACTIONS.has(action.kind);
}

function isShotAction(action: Action): action is ShotAction {
  return SHOT_ACTIONS.has(action.kind);
}

function isDreamAction(action: Action): action is DreamAction {
  return action.kind === 'mode-picked' || action.kind.startsWith('dream-');
}

function isLensAction(action: Action): action is LensAction {
  return action.kind.startsWith('lens-');
}
