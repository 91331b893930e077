/** What the shell over the picture shows: the mode, panels, controls and notices. */
import type {Failure} from '../../protocol/errors.ts';
import type {MirrorMode} from '../../protocol/show.ts';
import type {OfflineState, PanelName} from './app-state.ts';
import type {ParsedLink} from '../../catalogue/links.ts';
import type {Settings} from '../../catalogue/settings.ts';
import {noteFailure} from './failures.ts';
import {startAfresh} from './start-afresh.ts';
import type {Slice} from './slice.ts';

/** Each of them. */
export type ShellAction =
  | {readonly kind: 'mode-picked'; readonly mode: MirrorMode}
  | {readonly kind: 'freeze-toggled'}
  | {readonly kind: 'panel-opened'; readonly panel: PanelName}
  | {readonly kind: 'panel-closed'}
  | {readonly kind: 'controls-changed'; readonly areShown: boolean}
  | {readonly kind: 'failure-noted'; readonly failure: Failure; /** Also tell the visitor. */ readonly isShown: boolean}
  | {readonly kind: 'notice-closed'}
  /** Nobody has been there for long; null when somebody is again. */
  | {readonly kind: 'fresh-start-announced'; readonly inSeconds: number | null}
  /** The visit is over: everything is as the operator's address and settings say. */
  | {readonly kind: 'started-afresh'; readonly start: ParsedLink; readonly settings: Settings}
  | {readonly kind: 'offline-changed'; readonly offline: OfflineState}
  | {readonly kind: 'update-found'};

/** What changes the shell. */
export const SHELL_SLICE: Slice<ShellAction> = {
  'mode-picked': (state, {mode}) => ({...state, mode}),
  'freeze-toggled': (state) => ({...state, isFrozen: !state.isFrozen, isFreezeAwaited: false, isSceneStill: false}),
  'panel-opened': (state, {panel}) => ({...state, panel, areControlsShown: true}),
  'panel-closed': (state) => (state.panel === null ? state : {...state, panel: null}),
  'controls-changed': (state, {areShown}) =>
    state.areControlsShown === areShown ? state : {...state, areControlsShown: areShown},
  'failure-noted': (state, {failure, isShown}) => noteFailure(state, failure, isShown),
  'fresh-start-announced': (state, {inSeconds}) =>
    state.freshStartIn === inSeconds ? state : {...state, freshStartIn: inSeconds},
  'started-afresh': startAfresh,
  'notice-closed': (state) => (state.notice === null ? state : {...state, notice: null}),
  'offline-changed': (state, {offline}) => ({...state, offline}),
  'update-found': (state) => ({...state, isUpdateReady: true}),
};
