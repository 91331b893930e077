/** The pictures that a video element presents. */
import type {Presented, Presenter} from './presented.ts';

/** Whether the video has a picture with pixels: between two streams it is 0x0 for a moment. */
export function hasPicture({videoWidth, videoHeight}: HTMLVideoElement): boolean {
  return videoWidth > 0 && videoHeight > 0;
}

/** What a video's callback tells, before it is known whether there are pixels. */
type Moment = Omit<Presented, 'take'>;

/** Works in every browser; a picture reaches the page once it is about to be on the screen. */
export class VideoPresenter implements Presenter {
  readonly #video: HTMLVideoElement;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
  }

  onPresented(callback: (presented: Presented) => void): () => void {
    const listen = (moment: Moment): void => {
      if (hasPicture(this.#video)) callback({...moment, take: () => frameOf(this.#video)});
    };
    // Typed as always present; Firefox has it only since 2024, and a display frame in which the
    // video's time has moved is the next best moment.
    return 'requestVideoFrameCallback' in this.#video ? onCalled(this.#video, listen) : onMoved(this.#video, listen);
  }
}

function onCalled(video: HTMLVideoElement, listen: (moment: Moment) => void): () => void {
  let id = 0;
  const next = (): void => {
    id = video.requestVideoFrameCallback((now, metadata) => {
      next();
      listen({at: metadata.captureTime ?? now, count: metadata.presentedFrames});
    });
  };
  next();
  return () => {
    video.cancelVideoFrameCallback(id);
  };
}

function onMoved(video: HTMLVideoElement, listen: (moment: Moment) => void): () => void {
  let id = 0;
  let shown = Number.NaN;
  const next = (): void => {
    id = requestAnimationFrame((now) => {
      next();
      if (video.currentTime === shown) return;
      shown = video.currentTime;
      listen({at: now, count: null});
    });
  };
  next();
  return () => {
    cancelAnimationFrame(id);
  };
}

function frameOf(video: HTMLVideoElement): VideoFrame | null {
  try {
    return new VideoFrame(video);
  } catch (error) {
    // Between two streams a video has no picture for a moment; the next callback brings one.
    if (error instanceof DOMException && error.name === 'InvalidStateError') return null;
    throw error;
  }
}
