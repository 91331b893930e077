/** What a rejected getUserMedia means, as a failure. */
import {failure, type Failure} from '../../protocol/errors.ts';

/** The surroundings in which a camera was asked for. */
export interface CameraSurroundings {
  readonly isSecureContext: boolean;
  readonly hasMediaDevices: boolean;
}

/** Maps what getUserMedia rejected with (Media Capture and Streams, section 10.3) to a failure. */
export function cameraFailure(thrown: unknown, {isSecureContext, hasMediaDevices}: CameraSurroundings): Failure {
  if (!isSecureContext) return failure('camera-insecure', 'the page is not a secure context');
  if (!hasMediaDevices) return failure('camera-failed', 'this browser has no navigator.mediaDevices');
  const name = thrown instanceof Error ? thrown.name : 'unknown';
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return failure('camera-denied', detail);
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return failure('camera-missing', detail);
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return failure('camera-busy', detail);
    default:
      return failure('camera-failed', detail);
  }
}
