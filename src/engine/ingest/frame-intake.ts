/**
 * Where the engine's frames come from: the page's camera, stills and videos, or the worker's own
 * still life. Whatever the source, the newest frame ends in the slot, and every other one is
 * closed.
 */
import {failure, type Failure} from '../../protocol/errors.ts';
import type {EngineSource, FrameOrientation, PageMessage} from '../../protocol/messages.ts';
import {FrameSlot, type SourceFrame} from './frame-slot.ts';
import {RateMeter} from '../shared/meters.ts';
import {openStillLife} from '../scene/open-still-life.ts';
import {SceneDriver, type SceneShape} from './scene-driver.ts';
import {frameSize, type FrameImage} from '../picture/frame-image.ts';

/** Who hears of frames. */
export interface FrameIntakeParts {
  /** Tells the page that a frame has come, so that it sends the next. */
  readonly acknowledge: (sequence: number) => void;
  /** A new frame is in the slot. */
  readonly onFrame: () => void;
  readonly onFailure: (found: Failure) => void;
  /** Asked when a scene starts: how its pictures should be made. */
  readonly sceneShape: () => SceneShape;
  /** Reads the page's frames into memory; null where they stay what they are. Never throws. */
  readonly read: ((frame: VideoFrame) => Promise<FrameImage>) | null;
}

/** Takes frames in, one source at a time. */
export class FrameIntake {
  /** The newest frame, from whichever source. */
  readonly frames = new FrameSlot();
  readonly rate = new RateMeter();
  readonly #parts: FrameIntakeParts;
  readonly #scene: SceneDriver;
  #source: EngineSource = {kind: 'none'};
  #orientation: FrameOrientation = {mirrored: false, rotation: 0};
  #isFrozen = false;
  #isVisible = true;
  #isClosed = false;
  #dropped = 0;
  #lastSequence: number | null = null;
  /** A frame message not yet acknowledged: while frozen, the page is not asked for more. */
  #heldSequence: number | null = null;

  constructor(parts: FrameIntakeParts) {
    this.#parts = parts;
    this.#scene = new SceneDriver({
      deliver: (frame) => {
        this.#offer(frame);
      },
      onFailure: parts.onFailure,
      open: openStillLife,
    });
  }

  /** Frames that the page has counted and did not send. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Changes the source. The last frame stays until the new one has sent its first: never black. */
  setSource(source: EngineSource): void {
    const wasPage = this.#source.kind === 'page';
    this.#source = source;
    this.#lastSequence = null;
    this.#scene.stop();
    if (source.kind === 'page') {
      this.#orientation = source.orientation;
      if (wasPage) this.frames.reorient(source.orientation);
    }
    this.#startScene();
  }

  /** Takes ownership of a frame that the page has sent. */
  take({frame, sequence, capturedAt}: Extract<PageMessage, {kind: 'frame'}>): void {
    if (this.#lastSequence !== null) this.#dropped += Math.max(0, sequence - this.#lastSequence - 1);
    this.#lastSequence = sequence;
    const {read} = this.#parts;
    const enter = (image: FrameImage): void => {
      if (this.#source.kind === 'page') this.#offer({frame: image, orientation: this.#orientation, capturedAt});
      else image.close();
      this.#answer(sequence);
    };
    // The page sends the next only after the answer: frames are read one at a time.
    if (read === null) enter(frame);
    else void read(frame).then(enter);
  }

  /** Frozen, it lets no frame in but the first. */
  setFrozen(isFrozen: boolean): void {
    this.#isFrozen = isFrozen;
    if (isFrozen || this.#heldSequence === null) return;
    this.#parts.acknowledge(this.#heldSequence);
    this.#heldSequence = null;
  }

  /** Nobody sees a hidden tab's scene: it goes on when the tab comes back. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    if (isVisible) this.#startScene();
    else this.#scene.stop();
  }

  /** Lets go of the newest frame, and from now on of every other one that comes. */
  close(): void {
    this.#isClosed = true;
    this.#scene.close();
    this.frames.clear();
  }

  /** Takes ownership of a frame from whichever source. */
  #offer(source: SourceFrame): void {
    const isFirst = this.frames.openFrames === 0;
    if ((this.#isFrozen && !isFirst) || this.#isClosed) {
      source.frame.close();
      return;
    }
    const {width, height} = frameSize(source.frame);
    if (width === 0 || height === 0) {
      source.frame.close();
      this.#parts.onFailure(failure('source-empty', 'the source sent a frame of 0x0 pixels'));
      return;
    }
    this.rate.note(performance.now());
    this.frames.offer(source);
    this.#parts.onFrame();
  }

  #answer(sequence: number): void {
    if (this.#isFrozen) this.#heldSequence = sequence;
    else this.#parts.acknowledge(sequence);
  }

  #startScene(): void {
    if (this.#source.kind !== 'scene' || !this.#isVisible) return;
    const {seed, at} = this.#source;
    this.#scene.start({seed, at, ...this.#parts.sceneShape()});
  }
}
