/**
 * The way of a picture: countdown, finishing, review. An action that does not fit the moment
 * changes nothing, so a late answer of the engine cannot bring a cancelled picture back.
 */
import {assertNever} from '../../../protocol/assert.ts';
import type {ShotAction} from '../action.ts';
import type {Shot} from '../app-state.ts';

/** Applies one action. */
export function reduceShot(shot: Shot, action: ShotAction): Shot {
  switch (action.kind) {
    case 'countdown-moved':
      return shot.kind === 'none' || shot.kind === 'counting' ? {kind: 'counting', remaining: action.remaining} : shot;
    case 'shot-cancelled':
      return shot.kind === 'counting' ? {kind: 'none'} : shot;
    case 'finishing-started':
      return startFinishing(shot, action.isUnmirrored);
    case 'finishing-progressed':
      return shot.kind === 'finishing' ? {...shot, share: action.share} : shot;
    case 'picture-finished':
      return shot.kind === 'finishing' ? {kind: 'review', picture: action.picture, keeping: {kind: 'undecided'}} : shot;
    case 'finishing-failed':
      return shot.kind === 'finishing' ? failed(shot, action.failure) : shot;
    case 'keeping-changed':
      return shot.kind === 'review' ? {...shot, keeping: action.keeping} : shot;
    case 'shot-ended':
      return {kind: 'none'};
    default:
      return assertNever(action);
  }
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
