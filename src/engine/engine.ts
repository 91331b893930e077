/**
 * The engine: an open studio, a compositor on the page's canvas, and one stage for each mode. It
 * follows the page's messages, and holds nothing that the page could not tell to the next engine.
 */
import {assertNever} from '../protocol/assert.ts';
import {failure, toFailure, type Failure} from '../protocol/errors.ts';
import type {CanvasLayout, EngineMessage, EngineOptions, PageMessage} from '../protocol/messages.ts';
import {paintUnder, PLAIN_SHOW, type Show} from '../protocol/show.ts';
import type {EngineStatus} from '../protocol/status.ts';
import type {Compositor} from './compositor/compositor.ts';
import {createStages, type Stages} from './create-stages.ts';
import {describeEngine} from './describe-engine.ts';
import {DisplayLoop} from './display-loop.ts';
import {FailureLog} from './failure-log.ts';
import {Governor} from './governor/governor.ts';
import {firstShortSide} from './governor/rungs.ts';
import {FrameIntake} from './ingest/frame-intake.ts';
import {KeepDesk} from './keep/keep-desk.ts';
import {listsPerception} from './network/files/load-perception.ts';
import {multiplyAddsPerPixel} from './network/multiply-adds.ts';
import type {Stage} from './shared/stage.ts';
import type {Studio} from './studio.ts';

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
  readonly #parts: EngineParts;
  readonly #governor: Governor;
  readonly #intake: FrameIntake;
  readonly #display: DisplayLoop;
  readonly #failures = new FailureLog();
  readonly #named: Stages;
  readonly #stages: readonly Stage[];
  /** Answers what asks for the newest frame or the dreamer. */
  readonly desk: KeepDesk;
  #layout: CanvasLayout;
  #show: Show = PLAIN_SHOW;
  #isEnded = false;

  /** Takes the studio and the compositor over, and draws from now on. `startEngine` opens them. */
  constructor(parts: EngineParts) {
    const {send, options, studio, compositor, layout} = parts;
    this.#parts = parts;
    this.#layout = layout;
    this.#governor = governorFor(studio, options);
    this.#intake = new FrameIntake({
      acknowledge: (sequence) => {
        send({kind: 'frame-taken', sequence});
      },
      onFrame: () => {
        const now = performance.now();
        this.#named.paint.noteFrame(now);
        this.#wake(now);
      },
      onFailure: (found) => {
        this.noteFailure(found, false);
      },
      sceneShape: () => {
        const {width, height} = this.#layout.size;
        return {isPortrait: height > width, isSoftware: studio.isCompositorSoftware};
      },
    });
    const {frames} = this.#intake;
    this.#display = new DisplayLoop({
      compositor,
      frames,
      // A fade of styles needs new paintings although no frame has come, and a still picture is
      // dreamt over again and again.
      onFrame: (now) => {
        this.#wake(now);
      },
      onShown: () => {
        this.#named.lens.noteShown();
      },
      onShowing: (painted) => {
        send({kind: 'showing', painted});
      },
      onFailure: (error) => {
        this.noteFailure(toFailure(error), true);
      },
    });
    this.#named = createStages(
      {studio, options, compositor, governor: this.#governor, frames, layout, send},
      {
        onMade: (source) => {
          this.#display.noteMade(source);
        },
        onPaintFailure: (error, isFatal) => {
          this.noteFailure(toFailure(error), isFatal);
        },
        onFailure: (mode, error, hasEnded) => {
          if (hasEnded && this.#show.mode === mode) this.#setShow({mode: 'paint', paint: this.#show.paint});
          this.noteFailure(toFailure(error), false);
        },
      },
    );
    const {paint, dream, lens} = this.#named;
    this.#stages = [paint, dream, lens];
    this.desk = new KeepDesk({
      painter: studio.painter,
      frames,
      dream,
      now: () => ({
        show: this.#show,
        canvas: this.#layout.size,
        weights: paint.weightsNow(),
        liveSize: paint.inputSize,
        lens: lens.shown,
      }),
    });
    this.#setLayout(layout);
    this.#display.draw();
  }

  /** Follows one message. Calls are answered elsewhere. */
  handle(message: Exclude<PageMessage, {kind: 'start' | 'call' | 'cancel'}>): void {
    switch (message.kind) {
      case 'source':
        this.#intake.setSource(message.source);
        return;
      case 'frame':
        this.#intake.take(message);
        return;
      case 'show':
        this.#checkStyles(message.show);
        this.#setShow(message.show);
        return;
      case 'dream-restart':
        this.#named.dream.restart();
        return;
      case 'layout':
        this.#setLayout(message.layout);
        return;
      case 'freeze':
        this.#intake.setFrozen(message.frozen);
        return;
      case 'flash':
        this.#parts.compositor.flash();
        return;
      case 'visibility':
        for (const stage of this.#stages) stage.setPaused(!message.visible);
        this.#intake.setVisible(message.visible);
        return;
      default:
        assertNever(message);
    }
  }

  /** A snapshot for the status panel. */
  status(): EngineStatus {
    const {studio, compositor} = this.#parts;
    return describeEngine({
      ...{studio, compositor, governor: this.#governor, intake: this.#intake},
      ...{stages: this.#named, display: this.#display, failures: this.#failures.all},
    });
  }

  /**
   * Tells the page of a failure, and keeps it for the status panel. A fatal one ends the engine:
   * the page starts another.
   */
  noteFailure(found: Failure, isFatal: boolean): void {
    if (this.#isEnded) return;
    const {send, studio} = this.#parts;
    this.#failures.note(found);
    if (!isFatal) {
      send({kind: 'trouble', failure: found});
      return;
    }
    this.#isEnded = true;
    this.#display.stop();
    for (const stage of this.#stages) stage.dispose();
    this.#intake.close();
    send({kind: 'fatal', failure: found, blame: studio.backend});
  }

  /** Without a network to look into, dream and lens show their paint alone. */
  #setShow(wanted: Show): void {
    const {studio, compositor} = this.#parts;
    this.#show = listsPerception(studio.networks.manifest) ? wanted : {mode: 'paint', paint: wanted.paint};
    compositor.setLook(paintUnder(this.#show), performance.now());
    for (const stage of this.#stages) stage.setShow(this.#show);
  }

  #setLayout(layout: CanvasLayout): void {
    this.#layout = layout;
    this.#parts.compositor.setLayout(layout, performance.now());
    for (const stage of this.#stages) stage.setLayout(layout);
  }

  #wake(now: number): void {
    for (const stage of this.#stages) stage.wake(now);
  }

  #checkStyles({paint}: Show): void {
    const known = new Set(this.#parts.studio.networks.full.file.styles.map((style) => style.id));
    for (const part of ['style', 'mixStyle'] as const) {
      const style = paint[part];
      if (style === null || known.has(style) || style === this.#show.paint[part]) continue;
      this.noteFailure(failure('url-invalid', `there is no style '${style}'`), false);
    }
  }
}

function governorFor({networks: {full, lite}, backend, isSoftware}: Studio, {rung}: EngineOptions): Governor {
  return new Governor({
    costs: {full: multiplyAddsPerPixel(full.file), lite: lite && multiplyAddsPerPixel(lite.file)},
    firstShortSide: firstShortSide(backend, isSoftware),
    pinned: rung,
  });
}
