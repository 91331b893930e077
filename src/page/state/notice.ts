/**
 * The one sentence that the visitor is shown when something is wanted of them or went wrong, and
 * the one thing to do about it.
 */
import type {FailureCode} from '../../protocol/errors.ts';
import {say} from '../../words/say.ts';
import type {AppState} from './app-state.ts';
import {failureSentence} from './failure-sentence.ts';

/** What the notice's button does. */
export type NoticeAction = 'use-camera' | 'choose-file' | 'reload' | 'close';

/** A notice as it is drawn. */
export interface Notice {
  /** Larger words above the sentence; empty for a plain failure. */
  readonly title: string;
  readonly sentence: string;
  readonly action: NoticeAction;
  readonly actionLabel: string;
  /** The visitor may also close it without the action. */
  readonly isClosable: boolean;
  /** The failure it tells about, or null for an invitation. */
  readonly code: FailureCode | null;
}

/** The notice for a state, or null. Nothing stands between a visitor and their countdown. */
export function noticeOf(state: AppState): Notice | null {
  if (state.shot.kind !== 'none') return null;
  if (state.notice) {
    const action = actionFor(state.notice.code, state);
    return {
      title: '',
      sentence: failureSentence(state.notice),
      action,
      actionLabel: say(`notice.actions.${action}`),
      isClosable: action !== 'close',
      code: state.notice.code,
    };
  }
  return invitationOf(state);
}

function invitationOf({source, sourceState, isCameraExpected}: AppState): Notice | null {
  const isWaiting = sourceState.kind === 'stopped' || sourceState.kind === 'starting';
  if (source === 'camera' && isWaiting && !isCameraExpected) {
    return invitation(say('notice.camera.title'), say('notice.camera.sentence'), 'use-camera');
  }
  if (source === 'file' && sourceState.kind === 'stopped') {
    return invitation(say('notice.file.title'), say('notice.file.sentence'), 'choose-file');
  }
  return null;
}

function invitation(title: string, sentence: string, action: NoticeAction): Notice {
  return {title, sentence, action, actionLabel: say(`notice.actions.${action}`), isClosable: false, code: null};
}

function actionFor(code: FailureCode, {source, sourceState}: AppState): NoticeAction {
  switch (code) {
    case 'camera-denied':
    case 'camera-missing':
    case 'camera-busy':
    case 'camera-unplugged':
    case 'camera-failed':
    case 'camera-stalled':
      return 'use-camera';
    case 'file-unreadable':
      // A file that broke off has left the mirror without a picture: back to the camera.
      return source === 'file' && sourceState.kind === 'failed' ? 'use-camera' : 'choose-file';
    case 'model-missing':
    case 'model-corrupt':
    case 'model-invalid':
    case 'part-missing':
    case 'build-outdated':
      return 'reload';
    default:
      return 'close';
  }
}
