/**
 * The camera: opens it, says what became of it, and brings it back by itself when it was unplugged
 * or let go by another program.
 */
import {failure, type Failure} from '../../protocol/errors.ts';
import type {CameraChoice, CameraSettings, SourceState} from '../ports.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import {cameraConstraints} from './camera-constraints.ts';
import {cameraFailure} from './camera-failure.ts';

/**
 * A camera that failed is tried again after this long, then twice as long, up to the limit: nobody
 * may be there to tap.
 */
const FIRST_RETRY_MS: Milliseconds = 2000;
const LONGEST_RETRY_MS: Milliseconds = 30_000;

/** A track that stays mute this long has lost its camera, although no event said so. */
const MUTE_LIMIT_MS: Milliseconds = 5000;

/** One camera at a time, attached to one video element. */
export class Camera {
  readonly #video: HTMLVideoElement;
  readonly #tell: (state: SourceState) => void;
  #settings: CameraSettings | null = null;
  #stream: MediaStream | null = null;
  /** Counts starts: an answer to an older one is dropped. */
  #attempt = 0;
  #retryMs = FIRST_RETRY_MS;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #muteTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(video: HTMLVideoElement, tell: (state: SourceState) => void) {
    this.#video = video;
    this.#tell = tell;
    // Typed as always present, but missing on insecure origins.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    devices?.addEventListener('devicechange', () => {
      this.#retryNow();
    });
    void this.#watchPermission();
  }

  /** Opens the camera, again if it is open. What becomes of it is told as a state. */
  start(settings: CameraSettings): void {
    this.#settings = settings;
    this.#retryMs = FIRST_RETRY_MS;
    void this.#open();
  }

  /** Lets go of the camera. */
  stop(): void {
    this.#settings = null;
    this.#attempt++;
    this.#release();
  }

  /** Cameras to choose from; labels are empty before the permission is given. */
  async list(): Promise<readonly CameraChoice[]> {
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    const found = (await devices?.enumerateDevices()) ?? [];
    return found.filter(({kind}) => kind === 'videoinput').map(({deviceId, label}) => ({deviceId, label}));
  }

  async #open(): Promise<void> {
    const settings = this.#settings;
    if (settings === null) return;
    const attempt = ++this.#attempt;
    this.#release();
    this.#tell({kind: 'starting'});
    let stream: MediaStream;
    try {
      stream = await openFirst(cameraConstraints(settings));
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(explain(error));
      return;
    }
    if (attempt !== this.#attempt) {
      stopTracks(stream);
      return;
    }
    await this.#show(stream, attempt);
  }

  async #show(stream: MediaStream, attempt: number): Promise<void> {
    this.#stream = stream;
    const [track] = stream.getVideoTracks();
    track?.addEventListener('ended', () => {
      if (attempt === this.#attempt) this.#fail(failure('camera-unplugged', `the track '${track.label}' ended`));
    });
    track?.addEventListener('mute', () => {
      this.#muteTimer ??= setTimeout(() => {
        if (attempt === this.#attempt) this.#fail(failure('camera-unplugged', `no picture for ${MUTE_LIMIT_MS} ms`));
      }, MUTE_LIMIT_MS);
    });
    track?.addEventListener('unmute', () => {
      this.#clearMuteTimer();
    });
    this.#video.srcObject = stream;
    try {
      await this.#video.play();
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(failure('camera-failed', `the video did not play: ${String(error)}`));
      return;
    }
    if (attempt !== this.#attempt) return;
    this.#retryMs = FIRST_RETRY_MS;
    const {videoWidth, videoHeight} = this.#video;
    this.#tell({kind: 'live', label: track?.label ?? '', width: videoWidth, height: videoHeight});
  }

  #fail(found: Failure): void {
    this.#attempt++;
    this.#release();
    this.#tell({kind: 'failed', failure: found});
    // Only a visitor can lift a refusal or an insecure address; all else may come right by itself.
    if (found.code === 'camera-denied' || found.code === 'camera-insecure') return;
    this.#retryTimer = setTimeout(() => {
      void this.#open();
    }, this.#retryMs);
    this.#retryMs = Math.min(LONGEST_RETRY_MS, this.#retryMs * 2);
  }

  #retryNow(): void {
    if (this.#settings !== null && this.#stream === null) void this.#open();
  }

  /** A permission given later, in the address bar, starts the camera without another tap. */
  async #watchPermission(): Promise<void> {
    try {
      const permission = await navigator.permissions.query({name: 'camera'});
      permission.addEventListener('change', () => {
        if (permission.state === 'granted') this.#retryNow();
      });
    } catch {
      // Some browsers do not know this permission: there a tap does it.
    }
  }

  #release(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
    this.#clearMuteTimer();
    if (this.#stream === null) return;
    stopTracks(this.#stream);
    this.#stream = null;
    this.#video.srcObject = null;
  }

  #clearMuteTimer(): void {
    if (this.#muteTimer !== null) clearTimeout(this.#muteTimer);
    this.#muteTimer = null;
  }
}

/** Tries constraints in turn; only the absence of such a camera leads to the next. */
async function openFirst(choices: readonly MediaTrackConstraints[]): Promise<MediaStream> {
  let lastError: unknown = new DOMException('no camera was asked for', 'NotFoundError');
  for (const video of choices) {
    try {
      return await navigator.mediaDevices.getUserMedia({video, audio: false});
    } catch (error) {
      lastError = error;
      const isAbsent = error instanceof DOMException && /^(NotFound|Overconstrained)/.test(error.name);
      const isOverconstrained = error instanceof Error && error.name === 'OverconstrainedError';
      if (!isAbsent && !isOverconstrained) break;
    }
  }
  throw lastError;
}

function explain(error: unknown): Failure {
  const hasMediaDevices = (navigator.mediaDevices as MediaDevices | undefined) !== undefined;
  return cameraFailure(error, {isSecureContext, hasMediaDevices});
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
