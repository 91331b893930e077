/**
 * The camera: opens it, says what became of it, and brings it back by itself. A camera counts as
 * live only while it presents pictures; each step of its opening has a limit.
 */
import {AwakeTimer, withinLimit} from '../../protocol/awake-timer.ts';
import {EngineError, failure, type Failure} from '../../protocol/errors.ts';
import type {CameraChoice, CameraSettings, SourceState} from '../ports.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import {nextAttemptMs, otherCamera} from './camera-attempts.ts';
import {cameraConstraints} from './camera-constraints.ts';
import {cameraFailure} from './camera-failure.ts';
import {isCameraGranted} from './camera-permission.ts';
import {PresentedClock, type Presenter} from './presented.ts';
import {TrackPresenter} from './track-presenter.ts';
import {VideoPresenter} from './video-presenter.ts';

/** A track that stays mute this long has lost its camera, although no event said so. */
const MUTE_LIMIT_MS: Milliseconds = 5000;

/** Opening takes a second or two; where a visitor is asked first, there is no limit. */
const OPEN_LIMIT_MS: Milliseconds = 15_000;
const PLAY_LIMIT_MS: Milliseconds = 5000;

/** No picture for so long is no live camera: the slowest ones send five a second. */
const STILL_LIMIT_MS: Milliseconds = 4000;

/** What a camera is made with. */
export interface CameraParts {
  /**
   * Shows the stream. Where the browser gives the track's pictures to the page, it is marked with
   * `data-may-rest`: nobody needs it while it cannot be seen.
   */
  readonly video: HTMLVideoElement;
  readonly tell: (state: SourceState) => void;
  /** Nobody is there to answer the browser's question. */
  readonly isKiosk: boolean;
}

/** One camera at a time, attached to one video element. */
export class Camera {
  readonly #parts: CameraParts;
  readonly #clock: PresentedClock;
  readonly #muteTimer: AwakeTimer;
  #settings: CameraSettings | null = null;
  #stream: MediaStream | null = null;
  #presenter: Presenter;
  #lastOpened: string | null = null;
  /** Counts starts: an answer to an older one is dropped. */
  #attempt = 0;
  /** In a row, since the camera was last live. */
  #failures = 0;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: CameraParts) {
    this.#parts = parts;
    this.#presenter = new VideoPresenter(parts.video);
    this.#muteTimer = new AwakeTimer(() => {
      this.#fail(failure('camera-unplugged', `no picture for ${MUTE_LIMIT_MS} ms`));
    });
    this.#clock = new PresentedClock((stillMs) => {
      this.#fail(failure('camera-stalled', `no picture for ${stillMs} ms`));
    });
    // Typed as always present, but missing on insecure origins.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    devices?.addEventListener('devicechange', () => {
      this.#retryNow();
    });
    void this.#watchPermission();
  }

  /** Where the open camera's pictures come from. */
  get presenter(): Presenter {
    return this.#presenter;
  }

  /** Opens the camera, again if it is open. What becomes of it is told as a state. */
  start(settings: CameraSettings): void {
    this.#settings = settings;
    this.#failures = 0;
    void this.#open();
  }

  /** Lets go of the camera. */
  stop(): void {
    this.#settings = null;
    this.#attempt++;
    this.#release();
  }

  /** A hidden tab presents nothing, and none of its pictures are missed. */
  setVisible(isVisible: boolean): void {
    this.#clock.setPaused(!isVisible);
  }

  /** Cameras to choose from; labels are empty before the permission is given. */
  async list(): Promise<readonly CameraChoice[]> {
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    const found = (await devices?.enumerateDevices()) ?? [];
    return found.filter(({kind}) => kind === 'videoinput').map(({deviceId, label}) => ({deviceId, label}));
  }

  async #open(): Promise<void> {
    const wanted = this.#settings;
    if (wanted === null) return;
    const attempt = ++this.#attempt;
    const isCurrent = (): boolean => attempt === this.#attempt;
    this.#release();
    this.#parts.tell({kind: 'starting'});
    try {
      const stream = await openInTime(await this.#choose(wanted), isCurrent);
      if (isCurrent()) await this.#show(stream, isCurrent);
    } catch (error) {
      if (isCurrent()) this.#fail(explain(error));
    }
  }

  /** The wanted camera, or another one after it has failed twice. */
  async #choose(wanted: CameraSettings): Promise<CameraSettings> {
    if (this.#failures < 2) return wanted;
    const avoided = wanted.deviceId ?? this.#lastOpened;
    const others = (await this.list()).map(({deviceId}) => deviceId).filter((id) => id !== avoided);
    const other = otherCamera(this.#failures, others);
    return other === null ? wanted : {...wanted, deviceId: other};
  }

  async #show(stream: MediaStream, isCurrent: () => boolean): Promise<void> {
    const {video, tell} = this.#parts;
    this.#stream = stream;
    const [track] = stream.getVideoTracks();
    this.#lastOpened = track?.getSettings().deviceId ?? null;
    if (track?.readyState !== 'live') throw new EngineError('camera-failed', 'the track had ended when it was opened');
    this.#watch(track, isCurrent);
    video.srcObject = stream;
    await withinLimit(
      video.play(),
      PLAY_LIMIT_MS,
      () => new EngineError('camera-failed', `the video did not play in ${PLAY_LIMIT_MS} ms`),
    );
    if (!isCurrent()) return;
    const ofTrack = TrackPresenter.over(track);
    this.#presenter = ofTrack ?? new VideoPresenter(video);
    this.#clock.start(this.#presenter, STILL_LIMIT_MS, () => {
      video.toggleAttribute('data-may-rest', ofTrack !== null);
      this.#failures = 0;
      tell({kind: 'live', label: track.label, width: video.videoWidth, height: video.videoHeight});
    });
  }

  #watch(track: MediaStreamTrack, isCurrent: () => boolean): void {
    track.addEventListener('ended', () => {
      if (isCurrent()) this.#fail(failure('camera-unplugged', `the track '${track.label}' ended`));
    });
    track.addEventListener('mute', () => {
      if (isCurrent()) this.#muteTimer.start(MUTE_LIMIT_MS);
    });
    track.addEventListener('unmute', () => {
      if (isCurrent()) this.#muteTimer.stop();
    });
  }

  #fail(found: Failure): void {
    const attempt = ++this.#attempt;
    const failures = ++this.#failures;
    this.#release();
    this.#parts.tell({kind: 'failed', failure: found});
    void isCameraGranted().then((isGranted) => {
      if (attempt !== this.#attempt) return;
      const delayMs = nextAttemptMs({code: found.code, failures, isGranted, isKiosk: this.#parts.isKiosk});
      if (delayMs === null) return;
      this.#retryTimer = setTimeout(() => {
        void this.#open();
      }, delayMs);
    });
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
    this.#muteTimer.stop();
    this.#clock.stop();
    if (this.#stream === null) return;
    stopTracks(this.#stream);
    this.#stream = null;
    this.#parts.video.removeAttribute('data-may-rest');
    this.#parts.video.srcObject = null;
  }
}

/** A driver that hangs answers never, or when the next attempt is under way. */
async function openInTime(settings: CameraSettings, isCurrent: () => boolean): Promise<MediaStream> {
  const opening = openFirst(cameraConstraints(settings));
  opening.then(
    (stream) => {
      if (!isCurrent()) stopTracks(stream);
    },
    () => undefined,
  );
  if (!(await isCameraGranted())) return opening;
  return withinLimit(
    opening,
    OPEN_LIMIT_MS,
    () => new EngineError('camera-busy', `the camera did not open in ${OPEN_LIMIT_MS} ms`),
  );
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
  if (error instanceof EngineError) return failure(error.code, error.detail);
  const hasMediaDevices = (navigator.mediaDevices as MediaDevices | undefined) !== undefined;
  return cameraFailure(error, {isSecureContext, hasMediaDevices});
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
