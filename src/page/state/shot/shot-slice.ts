/**
 * The way of a picture: countdown, finishing, review. An action that does not fit the moment
 * changes nothing, so a late answer of the engine cannot bring a cancelled picture back.
 */
import {assertNever} from '../../../protocol/assert.ts';
import type {Failure} from '../../../protocol/errors.ts';
import type {UnitInterval} from '../../../protocol/units.ts';
import type {AppState, FinishedPicture, Keeping, Shot} from '../app-state.ts';
import type {Slice} from '../slice.ts';

/** Each of them. */
export type ShotAction =
  | {readonly kind: 'countdown-moved'; /** Seconds left, from 3. */ readonly remaining: number}
  | {readonly kind: 'shot-cancelled'}
  | {readonly kind: 'finishing-started'; readonly isUnmirrored: boolean}
  | {readonly kind: 'finishing-progressed'; readonly share: UnitInterval}
  | {readonly kind: 'picture-finished'; readonly picture: FinishedPicture}
  | {readonly kind: 'finishing-failed'; readonly failure: Failure}
  | {readonly kind: 'keeping-changed'; readonly keeping: Keeping}
  /** Back to the live mirror, with or without the picture. */
  | {readonly kind: 'shot-ended'};

/** What happens on the way to a picture. */
export const SHOT_SLICE: Slice<ShotAction> = {
  'countdown-moved': (state, {remaining}) =>
    change(state, (shot) => (shot.kind === 'none' || shot.kind === 'counting' ? {kind: 'counting', remaining} : shot)),
  'shot-cancelled': (state) => change(state, (shot) => (shot.kind === 'counting' ? {kind: 'none'} : shot)),
  'finishing-started': (state, {isUnmirrored}) => change(state, (shot) => startFinishing(shot, isUnmirrored)),
  'finishing-progressed': (state, {share}) =>
    change(state, (shot) => (shot.kind === 'finishing' ? {...shot, share} : shot)),
  'picture-finished': (state, {picture}) =>
    change(state, (shot) =>
      shot.kind === 'finishing' ? {kind: 'review', picture, keeping: {kind: 'undecided'}} : shot,
    ),
  'finishing-failed': (state, {failure}) =>
    change(state, (shot) => (shot.kind === 'finishing' ? failed(shot, failure) : shot)),
  'keeping-changed': (state, {keeping}) =>
    change(state, (shot) => (shot.kind === 'review' ? {...shot, keeping} : shot)),
  'shot-ended': (state) => change(state, () => ({kind: 'none'})),
};

/**
 * What a picture needs of the rest: nothing else in the way, the picture held until the decision.
 */
function change(state: AppState, next: (shot: Shot) => Shot): AppState {
  const shot = next(state.shot);
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
function isHeld({kind}: Shot): boolean {
  return kind === 'finishing' || kind === 'review' || kind === 'failed';
}

function startFinishing(shot: Shot, isUnmirrored: boolean): Shot {
  switch (shot.kind) {
    case 'counting':
    case 'failed':
      return {kind: 'finishing', isUnmirrored, share: 0, previous: null};
    case 'review':
      return {kind: 'finishing', isUnmirrored, share: 0, previous: shot.picture};
    case 'none':
    case 'finishing':
      return shot;
    default:
      return assertNever(shot);
  }
}

/** A picture that was already finished is never lost because turning it round failed. */
function failed(shot: Extract<Shot, {kind: 'finishing'}>, failure: Extract<Shot, {kind: 'failed'}>['failure']): Shot {
  if (shot.previous) return {kind: 'review', picture: shot.previous, keeping: {kind: 'failed', failure}};
  return {kind: 'failed', failure, isUnmirrored: shot.isUnmirrored};
}
