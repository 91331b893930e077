/**
 * The engine: an open studio, a compositor on the page's canvas, and one stage for each mode. It
 * follows the page's messages, and holds nothing that the page could not tell to the next engine.
 */
import {assertNever} from '../protocol/assert.ts';
import type {Failure} from '../protocol/errors.ts';
import type {PageMessage} from '../protocol/messages.ts';
import type {EngineStatus} from '../protocol/status.ts';
import {describeEngine} from './describe-engine.ts';
import type {KeepDesk} from './keep/keep-desk.ts';
import {FailureLog} from './shared/failure-log.ts';
import {wireEngine, type EngineParts, type WiredEngine} from './wire-engine.ts';

/** A running engine. */
export class Engine {
  readonly #parts: EngineParts;
  readonly #wired: WiredEngine;
  readonly #failures = new FailureLog();
  #isEnded = false;

  /** Takes the studio and the compositor over, and draws from now on. `startEngine` opens them. */
  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#wired = wireEngine(parts, (found, isFatal) => {
      this.noteFailure(found, isFatal);
    });
    this.#wired.display.draw();
  }

  /** Answers what asks for the newest frame or the dreamer. */
  get desk(): KeepDesk {
    return this.#wired.desk;
  }

  /** Follows one message. Calls are answered elsewhere. */
  handle(message: Exclude<PageMessage, {kind: 'start' | 'call' | 'cancel'}>): void {
    const {intake, shows, stages} = this.#wired;
    switch (message.kind) {
      case 'source':
        intake.setSource(message.source);
        stages.lens.forget();
        return;
      case 'frame':
        intake.take(message);
        return;
      case 'show':
        for (const problem of shows.problemsOf(message.show)) this.noteFailure(problem, false);
        shows.setShow(message.show);
        return;
      case 'dream-restart':
        stages.dream.restart();
        return;
      case 'lens-picture':
        stages.lens.bring(message.picture);
        return;
      case 'layout':
        shows.setLayout(message.layout);
        return;
      case 'freeze':
        intake.setFrozen(message.frozen);
        return;
      case 'flash':
        this.#parts.compositor.flash();
        return;
      case 'visibility':
        shows.setPaused(!message.visible);
        intake.setVisible(message.visible);
        return;
      default:
        assertNever(message);
    }
  }

  /** A snapshot for the status panel. */
  status(): EngineStatus {
    const {studio, backend} = this.#parts;
    return describeEngine({...{studio, backend, failures: this.#failures.all}, ...this.#wired});
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
    const {display, shows, intake} = this.#wired;
    display.stop();
    shows.dispose();
    intake.close();
    send({kind: 'fatal', failure: found, blame: studio.backend});
  }
}
