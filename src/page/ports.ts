/**
 * What the page's parts are handed, as interfaces: each UI element runs alone with a fake of these.
 */
import type {Failure} from '../protocol/errors.ts';
import type {Show} from '../protocol/show.ts';
import type {CanvasLayout, EngineCallName, EngineCalls, EngineEvent, EngineSource} from '../protocol/messages.ts';
import type {SmallPicture} from '../protocol/small-picture.ts';
import type {EngineStatus} from '../protocol/status.ts';
import type {Milliseconds, UnitInterval} from '../protocol/units.ts';
import type {OpenedFile} from './sources/open-file.ts';

/** Options of a call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: UnitInterval) => void;
}

/** The engine as the page sees it: it survives restarts of the worker behind it. */
export interface EnginePort {
  /** Adds a listener to all that happens in the engine; the returned function removes it. */
  on(listener: (event: EngineEvent) => void): () => void;
  setSource(source: EngineSource): void;
  /** What to show. What the engine cannot show yet waits in the engine. */
  setShow(show: Show): void;
  /**
   * Says that nobody is there: an engine that has passed a better backend over starts anew, once
   * that may work again.
   */
  renew(): void;
  /** Dreams anew, from the plain picture. */
  restartDream(): void;
  /** Hands a picture to the lens; the show that counts it follows. */
  sendLensPicture(picture: SmallPicture): void;
  setLayout(layout: CanvasLayout): void;
  setFrozen(frozen: boolean): void;
  setVisible(visible: boolean): void;
  flash(): void;
  /** Whether a frame may be sent now; at most one is in flight. */
  wantsFrame(): boolean;
  /** Calls back once, as soon as a frame may be sent. */
  whenFrameWanted(callback: () => void): void;
  /** Hands a frame over; the engine closes it. */
  sendFrame(frame: VideoFrame, sequence: number, capturedAt: Milliseconds): void;
  call<Name extends EngineCallName>(
    name: Name,
    params: EngineCalls[Name]['params'],
    options?: CallOptions,
  ): Promise<EngineCalls[Name]['result']>;
}

/** A kept picture. */
export interface KeptPicture {
  readonly id: number;
  readonly png: Blob;
  readonly width: number;
  readonly height: number;
  /** Milliseconds since 1970. */
  readonly keptAt: Milliseconds;
  /** The style's title, for the file name and the label. */
  readonly title: string;
}

/** A kept picture as a grid of many shows it. */
export interface KeptGlance extends Omit<KeptPicture, 'png'> {
  /** The picture, small. */
  readonly thumbnail: Blob;
}

/** Which pictures are kept. */
export interface KeptList {
  /** Newest first, in the sequence in which they were kept. */
  readonly ids: readonly number[];
  /** How many more there are that no name leads to. */
  readonly unreadable: number;
}

/**
 * Kept pictures on this device. Every method throws EngineError 'storage-full' or
 * 'storage-unavailable'.
 */
export interface GalleryPort {
  list(): Promise<KeptList>;
  /** What the grid shows of a picture, or null where it cannot be read. */
  glance(id: number): Promise<KeptGlance | null>;
  /** The whole picture, or null where it cannot be read. */
  open(id: number): Promise<KeptPicture | null>;
  keep(picture: Omit<KeptPicture, 'id'>): Promise<KeptPicture>;
  /** Puts a deleted picture back in its place. */
  restore(picture: KeptPicture): Promise<void>;
  delete(id: number): Promise<void>;
  /** Deletes what cannot be read, too. */
  deleteAll(): Promise<void>;
  /** Calls back when another tab has changed the gallery; the returned function ends that. */
  onChanged(listener: () => void): () => void;
}

/** Taking a picture home. */
export interface SharePort {
  /** Whether this platform can share files. */
  canShare(): boolean;
  share(picture: Omit<KeptPicture, 'id'>): Promise<void>;
  download(picture: Omit<KeptPicture, 'id'>, format: 'png' | 'jpeg'): Promise<void>;
}

/** A camera as the list shows it. */
export interface CameraChoice {
  readonly deviceId: string;
  readonly label: string;
}

/** The state of the picture source that the page owns. */
export type SourceState =
  | {readonly kind: 'starting'}
  | {readonly kind: 'live'; readonly label: string; readonly width: number; readonly height: number}
  | {readonly kind: 'failed'; readonly failure: Failure}
  | {readonly kind: 'stopped'};

/** How the visitor wants the camera. */
export interface CameraSettings {
  /** A camera of the list, or null for the one that `facing` names. */
  readonly deviceId: string | null;
  readonly facing: 'front' | 'back';
  readonly resolution: 'auto' | '720p' | '1080p';
}

/**
 * The sources whose pictures come from the page. Each fills the plain <video> mirror and sends its
 * frames to the engine by itself; a camera that failed comes back by itself where it can (plugged
 * in again), else by `useCamera`.
 */
export interface PageSourcePort {
  on(listener: (state: SourceState) => void): () => void;
  /** Starts the camera, or starts it again. Failures arrive as a state. */
  useCamera(settings: CameraSettings): void;
  /**
   * Opens the first of these files that can be shown; nothing gives way to it yet.
   * @throws EngineError 'file-unreadable'.
   */
  openFile(files: readonly Blob[]): Promise<OpenedFile>;
  /** Shows an opened picture or video, and closes it later. Failures arrive as a state. */
  useFile(file: OpenedFile): void;
  /** Lets go of camera and file: the scene shows itself. */
  stop(): void;
  /** A hidden tab sends nothing. */
  setVisible(visible: boolean): void;
  /** Empty labels before the permission is given. */
  listCameras(): Promise<readonly CameraChoice[]>;
}

export type {EngineStatus};
