/**
 * The engine: an open studio, a compositor on the page's canvas, and the loops between them. It
 * follows the page's messages and holds nothing that the page could not hand to its successor.
 */
import {assertNever} from '../protocol/assert.ts';
import type {DreamMood, DreamSteps} from '../protocol/dreams.ts';
import {EngineError, failure, toFailure, type Failure} from '../protocol/errors.ts';
import type {CanvasLayout, EngineCalls, EngineMessage, EngineOptions, PageMessage} from '../protocol/messages.ts';
import {paintUnder, PLAIN_SHOW, type Show} from '../protocol/show.ts';
import type {EngineStatus} from '../protocol/status.ts';
import type {Compositor} from './compositor/compositor.ts';
import {createDreamStage, createLensStage} from './create-stages.ts';
import {describeEngine} from './describe-engine.ts';
import {guideSize} from './dream/guide-size.ts';
import type {DreamStage} from './dream/dream-stage.ts';
import {FrameIntake} from './ingest/frame-intake.ts';
import type {FrameSlot, SourceFrame} from './ingest/frame-slot.ts';
import {Governor} from './governor/governor.ts';
import {firstShortSide} from './governor/rungs.ts';
import {fullSize, keepPicture, readFrame} from './keep/keep-picture.ts';
import {RateMeter, TimingMeter} from './shared/meters.ts';
import {shownLens} from './lenses/lens-report.ts';
import type {LensStage} from './lenses/lens-stage.ts';
import {listsPerception} from './network/files/load-perception.ts';
import {multiplyAddsPerPixel} from './network/multiply-adds.ts';
import {PaintLoop} from './style/paint-loop.ts';
import type {Studio} from './studio.ts';
import type {Pixels} from './picture/picture.ts';
import {weightsOf} from './style/style-fader.ts';

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
  readonly #intake: FrameIntake;
  readonly #frames: FrameSlot;
  readonly #paintLoop: PaintLoop;
  readonly #dreams: DreamStage;
  readonly #lenses: LensStage;
  readonly #screenRate = new RateMeter();
  readonly #compositeTimes = new TimingMeter();
  readonly #latencies = new TimingMeter();
  readonly #failures: Failure[] = [];
  #layout: CanvasLayout;
  #show: Show = PLAIN_SHOW;
  #isEnded = false;
  #shownFrames = 0;
  #shownVersion = 0;
  #paintedFrames = 0;
  #paintedFrame: SourceFrame | null = null;
  #showing: 'nothing' | 'camera' | 'painting' = 'nothing';

  /** Takes the studio and the compositor over, and draws from now on. `startEngine` opens them. */
  constructor({send, options, studio, compositor, layout}: EngineParts) {
    this.#send = send;
    this.#studio = studio;
    this.#compositor = compositor;
    this.#layout = layout;
    this.#intake = new FrameIntake({
      acknowledge: (sequence) => {
        send({kind: 'frame-taken', sequence});
      },
      onFrame: () => {
        this.#paintLoop.noteFrame();
        this.#dreams.wake(performance.now());
        this.#lenses.wake();
      },
      onFailure: (found) => {
        this.noteFailure(found, false);
      },
      sceneShape: () => {
        const {width, height} = this.#layout.size;
        return {isPortrait: height > width, isSoftware: studio.isCompositorSoftware};
      },
    });
    this.#frames = this.#intake.frames;
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
      this.#show.paint,
      layout,
    );
    const site = {studio, compositor, governor: this.#governor, frames: this.#frames, canvas: layout.size, send};
    const noteStageFailure = (error: unknown): void => {
      // The stage that failed has put its work away, unless it goes on with other options.
      if (this.#dreams.look === null && this.#lenses.look === null) this.#show = {...this.#show, mode: 'paint'};
      this.#followShow();
      this.noteFailure(toFailure(error), false);
    };
    this.#dreams = createDreamStage(site, options.rung?.shortSide ?? null, {
      onDreamt: (source) => {
        this.#paintedFrame = source;
      },
      onFailure: noteStageFailure,
    });
    this.#lenses = createLensStage(site, () => weightsOf(this.#show.paint, styleIds), noteStageFailure);
    this.#paintLoop.setLayout(layout);
    this.#draw();
  }

  /** Follows one message. Calls answer by themselves. */
  handle(message: Exclude<PageMessage, {kind: 'start' | 'call' | 'cancel'}>): void {
    switch (message.kind) {
      case 'source':
        this.#intake.setSource(message.source);
        return;
      case 'frame':
        this.#intake.take(message);
        return;
      case 'show':
        this.#setShow(message.show);
        return;
      case 'dream-restart':
        this.#dreams.restart();
        return;
      case 'layout':
        this.#layout = message.layout;
        this.#paintLoop.setLayout(message.layout);
        this.#dreams.setCanvas(message.layout.size);
        this.#lenses.setCanvas(message.layout.size);
        return;
      case 'freeze':
        this.#intake.setFrozen(message.frozen);
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

  /**
   * Paints the newest frame for a picture at full resolution, or draws what a lens shows.
   * @throws EngineError 'keep-failed', 'source-empty'; AbortError.
   */
  async keep(
    {unmirrored, lens: words}: EngineCalls['keep']['params'],
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<EngineCalls['keep']['result']> {
    const {look: lens, newest} = this.#lenses;
    if (lens !== null && newest !== null) {
      const {keepLens} = await import('./keep/keep-lens.ts');
      const {width, height} = this.#layout.size;
      const {turn} = shownLens(lens, newest.view);
      // The page has left the lens in the meantime.
      const spoken = words ?? {title: '', captions: {}};
      return keepLens({...newest, turn, words: spoken, isUpright: height > width});
    }
    const lease = this.#frames.lease();
    if (lease === null) throw new EngineError('source-empty', 'there is no frame to keep yet');
    try {
      return await keepPicture(this.#studio.painter, {
        source: lease.source,
        look: paintUnder(this.#show),
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

  /**
   * Looks at the newest frame and dreams towards what is held up.
   * @throws EngineError 'guide-too-small', 'dream-unavailable', …
   */
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

  /**
   * The dream's next step in four pictures.
   * @throws EngineError 'source-empty', 'dream-unavailable'.
   */
  async explainDream(): Promise<DreamSteps> {
    return (await this.#dreams.dreamer()).explain();
  }

  /** A snapshot for the status panel. */
  status(): EngineStatus {
    return describeEngine({
      studio: this.#studio,
      compositor: this.#compositor,
      governor: this.#governor,
      intake: this.#intake,
      paintLoop: this.#paintLoop,
      dreams: this.#dreams,
      lenses: this.#lenses,
      screenRate: this.#screenRate,
      compositeTimes: this.#compositeTimes,
      latencies: this.#latencies,
      shownFrames: this.#shownFrames,
      paintedFrames: this.#paintedFrames,
      failures: this.#failures,
    });
  }

  /**
   * Tells the page of a failure, and keeps it for the status panel. A fatal one is the engine's
   * end: the page starts its successor.
   */
  noteFailure(found: Failure, isFatal: boolean): void {
    if (this.#isEnded) return;
    this.#failures.push(found);
    if (this.#failures.length > MAX_FAILURES_KEPT) this.#failures.shift();
    if (!isFatal) {
      this.#send({kind: 'trouble', failure: found});
      return;
    }
    this.#isEnded = true;
    this.#paintLoop.dispose();
    this.#dreams.dispose();
    this.#lenses.dispose();
    this.#intake.close();
    this.#send({kind: 'fatal', failure: found, blame: this.#studio.backend});
  }

  #setShow(wanted: Show): void {
    const {manifest, full} = this.#studio.networks;
    const {paint} = wanted;
    const known = new Set(full.file.styles.map((style) => style.id));
    for (const part of ['style', 'mixStyle'] as const) {
      const style = paint[part];
      if (style === null || known.has(style) || style === this.#show.paint[part]) continue;
      this.noteFailure(failure('url-invalid', `there is no style '${style}'`), false);
    }
    this.#show = listsPerception(manifest) ? wanted : {mode: 'paint', paint};
    this.#dreams.setLook(this.#show.mode === 'dream' ? this.#show.dream : null);
    this.#lenses.setLook(this.#show.mode === 'lens' ? this.#show.lens : null);
    this.#followShow();
  }

  #followShow(): void {
    const paint = paintUnder(this.#show);
    const paints = paint.style !== null && paint.strength > 0;
    if (!paints) this.#dreams.notePainting(null);
    this.#governor.setAtWork('style', paints || this.#show.mode === 'paint');
    this.#paintLoop.setLook(paint);
  }

  #setVisible(isVisible: boolean): void {
    this.#paintLoop.setPaused(!isVisible);
    this.#dreams.setPaused(!isVisible);
    this.#lenses.setPaused(!isVisible);
    this.#intake.setVisible(isVisible);
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
    // A fade in the look needs new paintings although no frame has come, and a still picture is
    // dreamt over again and again.
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
