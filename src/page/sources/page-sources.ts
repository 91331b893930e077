/**
 * The page's own sources behind one port: the camera, a picture, a video. One of them at a time.
 */
import type {CameraChoice, CameraSettings, EnginePort, PageSourcePort, SourceState} from '../ports.ts';
import {Camera} from './camera.ts';
import {FramePump} from './frame-pump.ts';
import type {OpenedFile} from './open-file.ts';
import type {StillPicture} from './still-picture.ts';
import {VideoFile} from './video-file.ts';

/** The part of the engine the sources need. */
type Engine = Pick<EnginePort, 'on' | 'wantsFrame' | 'whenFrameWanted' | 'sendFrame'>;

/** Camera and files. */
export class PageSources implements PageSourcePort {
  readonly #video: HTMLVideoElement;
  readonly #engine: Engine;
  readonly #camera: Camera;
  readonly #pump: FramePump;
  readonly #listeners = new Set<(state: SourceState) => void>();
  #file: OpenedFile | null = null;
  #playing: VideoFile | null = null;
  #isVisible = true;
  #isPumping = false;

  /**
   * @param video the plain mirror: whatever the source is, its picture is in there too where it is
   *   a stream.
   */
  constructor(video: HTMLVideoElement, engine: Engine, {isKiosk}: {readonly isKiosk: boolean}) {
    this.#video = video;
    this.#engine = engine;
    const tell = (state: SourceState): void => {
      this.#setPumping(state.kind === 'live');
      this.#tell(state);
    };
    this.#camera = new Camera({video, tell, isKiosk});
    this.#pump = new FramePump(engine);
    // A new engine has never seen the still.
    engine.on((event) => {
      if (event.kind === 'ready' && this.#file?.kind === 'still') this.#send(this.#file.still);
    });
  }

  on(listener: (state: SourceState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  useCamera(settings: CameraSettings): void {
    this.#leaveFile();
    this.#camera.start(settings);
  }

  async openFile(files: readonly Blob[]): Promise<OpenedFile> {
    // Loaded when somebody brings a file: the camera comes first.
    return (await import('./open-file.ts')).openFirstFile(files);
  }

  useFile(file: OpenedFile): void {
    this.#leaveFile();
    this.#camera.stop();
    this.#file = file;
    const live: SourceState = {kind: 'live', label: file.name, ...file.size};
    if (file.kind === 'still') {
      // Told first: who listens turns the engine to this source before its frame arrives.
      this.#tell(live);
      this.#send(file.still);
      return;
    }
    this.#tell({kind: 'starting'});
    this.#playing = new VideoFile(this.#video, file.url, {
      onLive: () => {
        this.#setPumping(true);
        this.#tell(live);
      },
      onFailure: (found) => {
        this.#leaveFile();
        this.#tell({kind: 'failed', failure: found});
      },
    });
    this.#playing.setVisible(this.#isVisible);
  }

  stop(): void {
    this.#leaveFile();
    this.#camera.stop();
    this.#tell({kind: 'stopped'});
  }

  setVisible(visible: boolean): void {
    this.#isVisible = visible;
    this.#camera.setVisible(visible);
    this.#playing?.setVisible(visible);
    this.#applyPumping();
  }

  listCameras(): Promise<readonly CameraChoice[]> {
    return this.#camera.list();
  }

  #send(still: StillPicture): void {
    this.#engine.whenFrameWanted(() => {
      if (this.#file?.kind !== 'still' || this.#file.still !== still) return;
      this.#engine.sendFrame(still.frame(), 1, performance.timeOrigin + performance.now());
    });
  }

  #leaveFile(): void {
    this.#setPumping(false);
    this.#playing?.close();
    this.#playing = null;
    this.#file?.close();
    this.#file = null;
  }

  #setPumping(isPumping: boolean): void {
    this.#isPumping = isPumping;
    this.#applyPumping();
  }

  #applyPumping(): void {
    if (this.#isPumping && this.#isVisible) this.#pump.start((this.#playing ?? this.#camera).presenter);
    else this.#pump.stop();
  }

  #tell(state: SourceState): void {
    for (const listener of [...this.#listeners]) listener(state);
  }
}
