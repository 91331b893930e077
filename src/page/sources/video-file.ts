/** A video that a visitor has brought, played again and again in the plain mirror. */
import {failure, type Failure} from '../../protocol/errors.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import {PresentedClock, type Presenter} from './presented.ts';
import {VideoPresenter} from './video-presenter.ts';

/** Between its end and its beginning a long video takes a second. */
const STILL_LIMIT_MS: Milliseconds = 6000;

/** A video that broke off is begun again this often. */
const NEW_BEGINNINGS = 2;

/** What becomes of the video. */
export interface VideoFileListener {
  readonly onLive: () => void;
  readonly onFailure: (found: Failure) => void;
}

/** Plays one video until it is closed. */
export class VideoFile {
  /** Where its pictures come from. */
  readonly presenter: Presenter;
  readonly #video: HTMLVideoElement;
  readonly #url: string;
  readonly #listener: VideoFileListener;
  readonly #clock: PresentedClock;
  #beginnings = 0;

  constructor(video: HTMLVideoElement, url: string, listener: VideoFileListener) {
    this.#video = video;
    this.presenter = new VideoPresenter(video);
    this.#url = url;
    this.#listener = listener;
    this.#clock = new PresentedClock((stillMs) => {
      this.#again(`no picture for ${stillMs} ms`);
    });
    video.loop = true;
    video.addEventListener('error', this.#onError);
    video.addEventListener('pause', this.#onPause);
    this.#begin();
  }

  setVisible(isVisible: boolean): void {
    this.#clock.setPaused(!isVisible);
  }

  close(): void {
    this.#clock.stop();
    this.#video.removeEventListener('error', this.#onError);
    this.#video.removeEventListener('pause', this.#onPause);
    this.#video.removeAttribute('src');
    this.#video.load();
    this.#video.loop = false;
  }

  #begin(): void {
    this.#beginnings++;
    this.#video.src = this.#url;
    this.#play();
    this.#clock.start(this.presenter, STILL_LIMIT_MS, () => {
      this.#listener.onLive();
    });
  }

  /** A refusal to play shows as a missing picture. */
  #play(): void {
    this.#video.play().catch(() => undefined);
  }

  #again(reason: string): void {
    if (this.#beginnings <= NEW_BEGINNINGS) this.#begin();
    else this.#listener.onFailure(failure('file-unreadable', `the video broke off: ${reason}`));
  }

  readonly #onError = (): void => {
    this.#again(this.#video.error?.message ?? 'an error without a message');
  };

  /** A media key, or a browser that saves power. A video that ended is begun again by `loop`. */
  readonly #onPause = (): void => {
    if (!this.#video.ended) this.#play();
  };
}
