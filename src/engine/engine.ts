/**
 * The engine: an open studio, a compositor on the page's canvas, and the loops between them. It follows the page's messages and
 * holds nothing that the page could not hand to its successor.
 */
import {assertNever} from '../protocol/assert.ts';
import type {DreamMood, DreamSteps} from '../protocol/dreams.ts';
import {EngineError, failure, toFailure, type Failure} from '../protocol/errors.ts';
import {PLAIN_LOOK, type Look} from '../protocol/look.ts';
import type {
  CanvasLayout,
  EngineCalls,
  EngineMessage,
  EngineOptions,
  EngineSource,
  FrameOrientation,
  PageMessage,
} from '../protocol/messages.ts';
import type {EngineStatus} from '../protocol/status.ts';
import type {Compositor} from './compositor/compositor.ts';
import {createDreamStage, createLensStage} from './create-stages.ts';
import {describeEngine} from './describe-engine.ts';
import {guideSize} from './dream/guide-size.ts';
import type {DreamStage} from './dream-stage.ts';
import {FrameSlot, type SourceFrame} from './frame-slot.ts';
import {Governor} from './governor/governor.ts';
import {firstShortSide} from './governor/rungs.ts';
import {fullSize, keepPicture, readFrame} from './keep/keep-picture.ts';
import {RateMeter, TimingMeter} from './meters.ts';
import {shownLens} from './lens-report.ts';
import type {LensStage} from './lens-stage.ts';
import {multiplyAddsPerPixel} from './models/multiply-adds.ts';
import {PaintLoop} from './paint-loop.ts';
import {SceneDriver} from './scene-driver.ts';
import type {Studio} from './studio.ts';
import type {Pixels} from './style/painter.ts';
import {weightsOfLook} from './style/style-fader.ts';

const MAX_FAILURES_KEPT = 20;

/** How the engine talks to the page. */
export type Send = (message: EngineMessage) => void;

/** What an engine runs on. */
export interface EngineParts {
  readonly send: Send;
  readonly options: EngineOptions;
  readonly studio: Studio;
  readonly compositor: Compositor;
  readonly layout: CanvasLayout;
}

/** A running engine. */
export class Engine {
  readonly #send: Send;
  readonly #studio: Studio;
  readonly #compositor: Compositor;
  readonly #governor: Governor;
  readonly #frames = new FrameSlot();
  readonly #paintLoop: PaintLoop;
  readonly #dreams: DreamStage;
  readonly #lenses: LensStage;
  readonly #scene: SceneDriver;
  readonly #sourceRate = new RateMeter();
  readonly #screenRate = new RateMeter();
  readonly #compositeTimes = new TimingMeter();
  readonly #latencies = new TimingMeter();
  readonly #failures: Failure[] = [];
  #layout: CanvasLayout;
  #look: Look = PLAIN_LOOK;
  #source: EngineSource = {kind: 'none'};
  #orientation: FrameOrientation = {mirrored: false, rotation: 0};
  #isFrozen = false;
  #isVisible = true;
  #isEnded = false;
  #droppedFrames = 0;
  #shownFrames = 0;
  #shownVersion = 0;
  #paintedFrames = 0;
  #lastSequence: number | null = null;
  /** A frame message not yet acknowledged: while frozen, the page is not asked for more. */
  #heldSequence: number | null = null;
  #paintedFrame: SourceFrame | null = null;
  #showing: 'nothing' | 'camera' | 'painting' = 'nothing';

  /** Takes the studio and the compositor over, and draws from now on. `startEngine` opens them. */
  constructor({send, options, studio, compositor, layout}: EngineParts) {
    this.#send = send;
    this.#studio = studio;
    this.#compositor = compositor;
    this.#layout = layout;
    const {full, lite} = studio.networks;
    const styleIds = full.file.styles.map((style) => style.id);
    this.#governor = new Governor({
      costs: {full: multiplyAddsPerPixel(full.file), lite: lite && multiplyAddsPerPixel(lite.file)},
      firstShortSide: firstShortSide(studio.backend, studio.isSoftware),
      pinned: options.rung,
    });
    this.#paintLoop = new PaintLoop(
      {
        painter: studio.painter,
        tileNetwork: lite ? 'lite' : 'full',
        tuning: studio.tuning,
        compositor,
        governor: this.#governor,
        frames: this.#frames,
        styleIds,
        reducedMotion: options.reducedMotion,
        onPainted: (source, picture) => {
          this.#paintedFrame = source;
          this.#paintedFrames++;
          this.#dreams.notePainting(picture);
        },
        onFailure: (error, isFatal) => {
          this.noteFailure(toFailure(error), isFatal);
        },
      },
      this.#look,
      layout,
    );
    const site = {studio, compositor, governor: this.#governor, frames: this.#frames, canvas: layout.size, send};
    const noteStageFailure = (error: unknown): void => {
      this.#followLook();
      this.noteFailure(toFailure(error), false);
    };
    this.#dreams = createDreamStage(site, options.rung?.shortSide ?? null, {
      onDreamt: (source) => {
        this.#paintedFrame = source;
      },
      onFailure: noteStageFailure,
    });
    this.#lenses = createLensStage(site, () => weightsOfLook(this.#look, styleIds), noteStageFailure);
    this.#scene = new SceneDriver((frame) => {
      this.#offer(frame);
    });
    this.#paintLoop.setLayout(layout);
    this.#draw();
  }

  /** Follows one message. Calls answer by themselves. */
  handle(message: Exclude<PageMessage, {kind: 'start' | 'call' | 'cancel'}>): void {
    switch (message.kind) {
      case 'source':
        this.#setSource(message.source);
        return;
      case 'frame':
        this.#takeFrame(message);
        return;
      case 'look':
        this.#setLook(message.look);
        return;
      case 'dream':
        this.#dreams.setLook(message.dream);
        this.#followLook();
        return;
      case 'dream-restart':
        this.#dreams.restart();
        return;
      case 'lens':
        this.#lenses.setLook(message.lens);
        this.#followLook();
        return;
      case 'layout':
        this.#layout = message.layout;
        this.#paintLoop.setLayout(message.layout);
        this.#dreams.setCanvas(message.layout.size);
        this.#lenses.setCanvas(message.layout.size);
        return;
      case 'freeze':
        this.#setFrozen(message.frozen);
        return;
      case 'flash':
        this.#compositor.flash();
        return;
      case 'visibility':
        this.#setVisible(message.visible);
        return;
      default:
        assertNever(message);
    }
  }

  /** Paints the newest frame for a picture at full resolution, or draws what a lens shows. @throws EngineError 'keep-failed', 'source-empty'; AbortError. */
  async keep(
    {unmirrored}: EngineCalls['keep']['params'],
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<EngineCalls['keep']['result']> {
    const {look: lens, newest} = this.#lenses;
    if (lens !== null && newest !== null) {
      const {keepLens} = await import('./keep/keep-lens.ts');
      const {width, height} = this.#layout.size;
      const {turn} = shownLens(lens, newest.view);
      return keepLens({...newest, turn, title: lens.lens, isUpright: height > width});
    }
    const lease = this.#frames.lease();
    if (lease === null) throw new EngineError('source-empty', 'there is no frame to keep yet');
    try {
      return await keepPicture(this.#studio.painter, {
        source: lease.source,
        look: this.#paintedLook,
        weights: this.#paintLoop.weightsNow(),
        canvas: this.#layout.size,
        liveSize: this.#paintLoop.inputSize,
        unmirrored,
        dream:
          this.#dreams.look && ((picture, how) => this.#dreams.undisturbed((dreamer) => dreamer.keep(picture, how))),
        signal,
        onProgress,
      });
    } finally {
      lease.release();
    }
  }

  /** Looks at the newest frame and dreams towards what is held up. @throws EngineError 'guide-too-small', 'dream-unavailable', … */
  async learnGuide(): Promise<DreamMood> {
    const dreamer = await this.#dreams.dreamer();
    const lease = this.#frames.lease();
    if (lease === null) throw new EngineError('source-empty', 'there is no frame to look at yet');
    let guide: Pixels;
    try {
      guide = readFrame(lease.source, guideSize(fullSize(lease.source, this.#layout.size)));
    } finally {
      lease.release();
    }
    await dreamer.learnGuide(guide);
    return {stillness: 0, hasGuide: true};
  }

  /** The dream's next step in four pictures. @throws EngineError 'source-empty', 'dream-unavailable'. */
  async explainDream(): Promise<DreamSteps> {
    return (await this.#dreams.dreamer()).explain();
  }

  /** A snapshot for the status panel. */
  status(): EngineStatus {
    return describeEngine({
      studio: this.#studio,
      compositor: this.#compositor,
      governor: this.#governor,
      frames: this.#frames,
      paintLoop: this.#paintLoop,
      dreams: this.#dreams,
      lenses: this.#lenses,
      sourceRate: this.#sourceRate,
      screenRate: this.#screenRate,
      compositeTimes: this.#compositeTimes,
      latencies: this.#latencies,
      droppedFrames: this.#droppedFrames,
      shownFrames: this.#shownFrames,
      paintedFrames: this.#paintedFrames,
      failures: this.#failures,
    });
  }

  /** Tells the page of a failure, and keeps it for the status panel. A fatal one is the engine's end: the page starts its successor. */
  noteFailure(found: Failure, isFatal: boolean): void {
    if (this.#isEnded) return;
    this.#failures.push(found);
    if (this.#failures.length > MAX_FAILURES_KEPT) this.#failures.shift();
    if (!isFatal) {
      this.#send({kind: 'trouble', failure: found});
      return;
    }
    this.#isEnded = true;
    this.#scene.stop();
    this.#paintLoop.dispose();
    this.#dreams.dispose();
    this.#lenses.dispose();
    this.#frames.clear();
    this.#send({kind: 'fatal', failure: found, blame: this.#studio.backend});
  }

  #takeFrame({frame, sequence, capturedAt}: Extract<PageMessage, {kind: 'frame'}>): void {
    if (this.#lastSequence !== null) this.#droppedFrames += Math.max(0, sequence - this.#lastSequence - 1);
    this.#lastSequence = sequence;
    if (this.#source.kind !== 'page') frame.close();
    else this.#offer({frame, orientation: this.#orientation, capturedAt});
    if (this.#isFrozen) this.#heldSequence = sequence;
    else this.#send({kind: 'frame-taken', sequence});
  }

  /** Takes ownership of a frame from whichever source. */
  #offer(source: SourceFrame): void {
    const isFirst = this.#frames.openFrames === 0;
    if ((this.#isFrozen && !isFirst) || this.#isEnded) {
      source.frame.close();
      return;
    }
    if (source.frame.displayWidth === 0 || source.frame.displayHeight === 0) {
      source.frame.close();
      this.noteFailure(failure('source-empty', 'the source sent a frame of 0x0 pixels'), false);
      return;
    }
    this.#sourceRate.note(performance.now());
    this.#frames.offer(source);
    this.#paintLoop.noteFrame();
    this.#dreams.wake(performance.now());
    this.#lenses.wake();
  }

  #setSource(source: EngineSource): void {
    const wasPage = this.#source.kind === 'page';
    this.#source = source;
    this.#lastSequence = null;
    this.#scene.stop();
    // The last frame stays on the canvas until the new source has one: never black.
    if (source.kind === 'page') {
      this.#orientation = source.orientation;
      if (wasPage) this.#frames.reorient(source.orientation);
      this.#paintLoop.wake();
    }
    if (source.kind === 'scene') this.#startScene();
  }

  #startScene(): void {
    if (this.#source.kind !== 'scene' || !this.#isVisible) return;
    const {seed, at} = this.#source;
    const {width, height} = this.#layout.size;
    this.#scene
      .start({seed, at, isPortrait: height > width, isSoftware: this.#studio.isCompositorSoftware})
      .catch((error: unknown) => {
        this.noteFailure(toFailure(error), false);
      });
  }

  #setLook(look: Look): void {
    const known = new Set(this.#studio.networks.full.file.styles.map((style) => style.id));
    for (const style of [look.style, look.mixStyle]) {
      if (style === null || known.has(style)) continue;
      this.noteFailure(failure('url-invalid', `there is no style '${style}'`), false);
    }
    this.#look = look;
    this.#followLook();
  }

  /** The look without what a lens, and a dream over the camera's picture, have no use for: a painting beneath them. */
  get #paintedLook(): Look {
    const dream = this.#dreams.look;
    const isPlain = this.#lenses.look !== null || (dream !== null && !dream.isOverPainting);
    return isPlain ? {...this.#look, style: null} : this.#look;
  }

  #followLook(): void {
    const look = this.#paintedLook;
    const paints = look.style !== null && look.strength > 0;
    if (!paints) this.#dreams.notePainting(null);
    this.#governor.setAtWork('style', paints || (this.#dreams.look === null && this.#lenses.look === null));
    this.#paintLoop.setLook(look);
  }

  #setFrozen(isFrozen: boolean): void {
    this.#isFrozen = isFrozen;
    if (isFrozen || this.#heldSequence === null) return;
    this.#send({kind: 'frame-taken', sequence: this.#heldSequence});
    this.#heldSequence = null;
  }

  #setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#paintLoop.setPaused(!isVisible);
    this.#dreams.setPaused(!isVisible);
    this.#lenses.setPaused(!isVisible);
    if (isVisible) this.#startScene();
    else this.#scene.stop();
  }

  /** One display frame; asks for the next. A hidden tab gets none by itself. */
  #draw(): void {
    if (this.#isEnded) return;
    const startedAt = performance.now();
    try {
      if (this.#compositor.render(startedAt)) this.#noteDrawn(startedAt);
    } catch (error) {
      this.noteFailure(toFailure(error), true);
      return;
    }
    // A fade in the look needs new paintings although no frame has come, and a still picture is dreamt over again and again.
    this.#paintLoop.wake();
    this.#dreams.wake(performance.now());
    this.#lenses.wake();
    requestAnimationFrame(() => {
      this.#draw();
    });
  }

  #noteDrawn(startedAt: number): void {
    const now = performance.now();
    this.#screenRate.note(now);
    this.#noteShown();
    this.#compositeTimes.note(now - startedAt);
    if (this.#paintedFrame) this.#latencies.note(performance.timeOrigin + now - this.#paintedFrame.capturedAt);
    this.#noteShowing(this.#paintedFrame ? 'painting' : this.#frames.version > 0 ? 'camera' : 'nothing');
    this.#paintedFrame = null;
  }

  /** The mirror's own rate: what a dream or a lens changes on a still picture does not count. */
  #noteShown(): void {
    const {version} = this.#frames;
    if (version === this.#shownVersion) return;
    this.#shownVersion = version;
    this.#shownFrames++;
    this.#lenses.noteShown();
  }

  /** Tells the page the first time the canvas has more to show than before. */
  #noteShowing(showing: 'nothing' | 'camera' | 'painting'): void {
    const order = ['nothing', 'camera', 'painting'];
    if (order.indexOf(showing) <= order.indexOf(this.#showing)) return;
    this.#showing = showing;
    this.#send({kind: 'showing', painted: showing === 'painting'});
  }
}
