/**
 * The page's own sources behind one port: the camera, a dropped picture, a dropped video. One of
 * them at a time.
 */
import {failure, toFailure} from '../../protocol/errors.ts';
import type {CameraChoice, CameraSettings, EnginePort, PageSourcePort, SourceState} from '../ports.ts';
import {Camera} from './camera.ts';
import {FramePump} from './frame-pump.ts';
import {sniffKind} from './sniff-kind.ts';
import {StillPicture} from './still-picture.ts';

/** The part of the engine the sources need. */
type Engine = Pick<EnginePort, 'on' | 'wantsFrame' | 'whenFrameWanted' | 'sendFrame'>;

/** Camera and files. */
export class PageSources implements PageSourcePort {
  readonly #video: HTMLVideoElement;
  readonly #engine: Engine;
  readonly #camera: Camera;
  readonly #pump: FramePump;
  readonly #listeners = new Set<(state: SourceState) => void>();
  #still: StillPicture | null = null;
  #videoUrl: string | null = null;
  /** Counts choices of a source: what an older one still says is dropped. */
  #choice = 0;
  #isVisible = true;
  #isPumping = false;

  /**
   * @param video the plain mirror: whatever the source is, its picture is in there too where it is
   *   a stream.
   */
  constructor(video: HTMLVideoElement, engine: Engine) {
    this.#video = video;
    this.#engine = engine;
    this.#camera = new Camera(video, (state) => {
      this.#setPumping(state.kind === 'live');
      this.#tell(state);
    });
    this.#pump = new FramePump(video, engine, () => {
      this.#tell({kind: 'failed', failure: failure('source-empty', 'the video presents a picture of 0x0 pixels')});
    });
    // A new engine has never seen the still.
    engine.on((event) => {
      if (event.kind === 'ready') this.#sendStill();
    });
  }

  on(listener: (state: SourceState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  useCamera(settings: CameraSettings): void {
    this.#leave();
    this.#camera.start(settings);
  }

  useFile(file: Blob): void {
    this.#leave();
    this.#camera.stop();
    const choice = this.#choice;
    this.#tell({kind: 'starting'});
    this.#openFile(file, choice).catch((error: unknown) => {
      if (choice === this.#choice) this.#tell({kind: 'failed', failure: toFailure(error, 'file-unreadable')});
    });
  }

  stop(): void {
    this.#leave();
    this.#camera.stop();
    this.#tell({kind: 'stopped'});
  }

  setVisible(visible: boolean): void {
    this.#isVisible = visible;
    this.#applyPumping();
  }

  listCameras(): Promise<readonly CameraChoice[]> {
    return this.#camera.list();
  }

  async #openFile(file: Blob, choice: number): Promise<void> {
    const kind = await sniffKind(file);
    if (choice !== this.#choice) return;
    await (kind === 'video' ? this.#openVideo(file, choice) : this.#openStill(file, choice));
  }

  async #openStill(file: Blob, choice: number): Promise<void> {
    const still = await StillPicture.decode(file);
    if (choice !== this.#choice) {
      still.dispose();
      return;
    }
    this.#still = still;
    // Told first: who listens turns the engine to this source before its frame arrives.
    this.#tell({kind: 'live', label: nameOf(file), ...still.size});
    this.#sendStill();
  }

  async #openVideo(file: Blob, choice: number): Promise<void> {
    const url = URL.createObjectURL(file);
    this.#videoUrl = url;
    this.#video.src = url;
    this.#video.loop = true;
    try {
      await this.#video.play();
    } catch (error) {
      throw toVideoError(error, file);
    }
    if (choice !== this.#choice) return;
    this.#setPumping(true);
    const {videoWidth, videoHeight} = this.#video;
    this.#tell({kind: 'live', label: nameOf(file), width: videoWidth, height: videoHeight});
  }

  #sendStill(): void {
    const still = this.#still;
    if (still === null) return;
    this.#engine.whenFrameWanted(() => {
      if (still !== this.#still) return;
      this.#engine.sendFrame(still.frame(), 1, performance.timeOrigin + performance.now());
    });
  }

  /** Lets go of whatever file is shown. */
  #leave(): void {
    this.#choice++;
    this.#setPumping(false);
    this.#still?.dispose();
    this.#still = null;
    if (this.#videoUrl === null) return;
    this.#video.removeAttribute('src');
    this.#video.load();
    this.#video.loop = false;
    URL.revokeObjectURL(this.#videoUrl);
    this.#videoUrl = null;
  }

  #setPumping(isPumping: boolean): void {
    this.#isPumping = isPumping;
    this.#applyPumping();
  }

  #applyPumping(): void {
    if (this.#isPumping && this.#isVisible) this.#pump.start();
    else this.#pump.stop();
  }

  #tell(state: SourceState): void {
    for (const listener of [...this.#listeners]) listener(state);
  }
}

function nameOf(file: Blob): string {
  return file instanceof File ? file.name : 'picture';
}

function toVideoError(error: unknown, file: Blob): Error {
  return new Error(`a file of type '${file.type}' does not play: ${String(error)}`, {cause: error});
}
