/** What the shell over the picture shows: the mode, panels, controls and notices. */
import type {Failure} from '../../protocol/errors.ts';
import type {MirrorMode} from '../../protocol/show.ts';
import type {OfflineState, PanelName} from './app-state.ts';
import {noteFailure} from './failures.ts';
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
  'notice-closed': (state) => (state.notice === null ? state : {...state, notice: null}),
  'offline-changed': (state, {offline}) => ({...state, offline}),
  'update-found': (state) => ({...state, isUpdateReady: true}),
};
