/**
 * The engine as the page sees it: one that never dies. Behind it workers come and go; the host owns
 * what they must be told again (source, look, layout, frozen, visible), gives each a fresh canvas,
 * and rejects what the dead one left unanswered.
 */
import {assertNever} from '../../protocol/assert.ts';
import type {DreamOptions} from '../../protocol/dreams.ts';
import {EngineError, failure, type Failure} from '../../protocol/errors.ts';
import type {LensOptions} from '../../protocol/lens.ts';
import {PLAIN_PAINT, type PaintOptions} from '../../protocol/paint.ts';
import type {
  CanvasLayout,
  EngineCallName,
  EngineCalls,
  EngineMessage,
  EngineOptions,
  EngineSource,
  PageMessage,
} from '../../protocol/messages.ts';
import type {CallOptions, EngineEvents, EnginePort} from '../ports.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import {EngineCallTable} from './engine-call-table.ts';
import {Listeners} from './listeners.ts';
import {decideRestart, type EngineFailure} from './restart-policy.ts';
import {Watchdog} from './watchdog.ts';

/** What the host is made with. Everything of the browser that a test replaces is here. */
export interface EngineHostParts {
  readonly createWorker: () => Worker;
  /** Puts a fresh canvas in the place of the old one, and gives its off-screen half. */
  readonly replaceCanvas: () => OffscreenCanvas;
  readonly options: Omit<EngineOptions, 'avoid'>;
  readonly layout: CanvasLayout;
}

/** Keeps an engine running. */
export class EngineHost implements EnginePort {
  readonly #parts: EngineHostParts;
  readonly #listeners = new Listeners<EngineEvents>();
  readonly #calls = new EngineCallTable();
  readonly #watchdog = new Watchdog((silentMs) => {
    this.#fail(failure('gpu-silent', `no word from the engine for ${silentMs} ms`), this.#runningBackend);
  });
  #worker: Worker | null = null;
  #history: EngineFailure[] = [];
  #runningBackend: EngineFailure['blame'] = null;
  #isFrameInFlight = false;
  #frameCallbacks: (() => void)[] = [];
  #source: EngineSource = {kind: 'none'};
  #look: PaintOptions = PLAIN_PAINT;
  #layout: CanvasLayout;
  #isFrozen = false;
  #isVisible = true;

  constructor(parts: EngineHostParts) {
    this.#parts = parts;
    this.#layout = parts.layout;
    this.#start([]);
  }

  on<Name extends keyof EngineEvents>(name: Name, listener: (event: EngineEvents[Name]) => void): () => void {
    return this.#listeners.add(name, listener);
  }

  setSource(source: EngineSource): void {
    this.#source = source;
    this.#post({kind: 'source', source});
  }

  setLook(look: PaintOptions): void {
    this.#look = look;
    this.#post({kind: 'look', look});
  }

  setLens(lens: LensOptions | null): void {
    this.#post({kind: 'lens', lens});
  }

  setDream(dream: DreamOptions | null): void {
    this.#post({kind: 'dream', dream});
  }

  restartDream(): void {
    this.#post({kind: 'dream-restart'});
  }

  setLayout(layout: CanvasLayout): void {
    this.#layout = layout;
    this.#post({kind: 'layout', layout});
  }

  setFrozen(frozen: boolean): void {
    this.#isFrozen = frozen;
    this.#post({kind: 'freeze', frozen});
  }

  setVisible(visible: boolean): void {
    this.#isVisible = visible;
    // A hidden tab's worker may be put to sleep by the browser: its silence then means nothing.
    this.#watchdog.setPaused(!visible);
    this.#post({kind: 'visibility', visible});
  }

  flash(): void {
    this.#post({kind: 'flash'});
  }

  wantsFrame(): boolean {
    return this.#worker !== null && !this.#isFrameInFlight;
  }

  whenFrameWanted(callback: () => void): void {
    if (this.wantsFrame()) callback();
    else this.#frameCallbacks.push(callback);
  }

  sendFrame(frame: VideoFrame, sequence: number, capturedAt: Milliseconds): void {
    if (!this.wantsFrame()) {
      frame.close();
      return;
    }
    this.#isFrameInFlight = true;
    try {
      this.#post({kind: 'frame', frame, sequence, capturedAt}, [frame]);
    } catch (error) {
      // Not transferred, so it is still ours to close.
      this.#isFrameInFlight = false;
      frame.close();
      throw error;
    }
  }

  call<Name extends EngineCallName>(
    name: Name,
    params: EngineCalls[Name]['params'],
    options: CallOptions = {},
  ): Promise<EngineCalls[Name]['result']> {
    if (this.#worker === null) {
      return Promise.reject(new EngineError('engine-crashed', `'${name}' was asked while no engine runs`));
    }
    return this.#calls.open(name, params, options, (message) => {
      this.#post(message);
    });
  }

  #start(avoid: EngineOptions['avoid']): void {
    const worker = this.#parts.createWorker();
    this.#worker = worker;
    this.#runningBackend = null;
    this.#isFrameInFlight = false;
    worker.onmessage = ({data}: MessageEvent<EngineMessage>): void => {
      // A word that was under way when its worker was ended belongs to nobody.
      if (worker === this.#worker) this.#hear(data);
    };
    worker.onerror = (event): void => {
      event.preventDefault();
      if (worker === this.#worker) this.#fail(failure('engine-crashed', `the worker threw: ${event.message}`), null);
    };
    worker.onmessageerror = (): void => {
      if (worker === this.#worker) this.#fail(failure('engine-crashed', 'a message could not be read'), null);
    };
    const canvas = this.#parts.replaceCanvas();
    this.#watchdog.start();
    this.#post({kind: 'start', canvas, options: {...this.#parts.options, avoid}, layout: this.#layout}, [canvas]);
    this.#post({kind: 'visibility', visible: this.#isVisible});
    this.#post({kind: 'source', source: this.#source});
    this.#post({kind: 'look', look: this.#look});
    if (this.#isFrozen) this.#post({kind: 'freeze', frozen: true});
    this.#offerToTakeFrames();
  }

  #hear(message: EngineMessage): void {
    this.#watchdog.noteWord();
    switch (message.kind) {
      case 'alive':
        return;
      case 'progress':
        this.#listeners.tell('progress', {share: message.share, step: message.step});
        return;
      case 'ready':
        this.#runningBackend = message.backend.network;
        this.#watchdog.expectWords();
        this.#listeners.tell('ready', {backend: message.backend, styles: message.styles});
        return;
      case 'perception-found':
        this.#listeners.tell('dreamable', true);
        return;
      case 'dream-progress':
        this.#listeners.tell('dreamProgress', message.share);
        return;
      case 'dream-mood':
        this.#listeners.tell('mood', message.mood);
        return;
      case 'lens-progress':
        this.#listeners.tell('lensProgress', message.share);
        return;
      case 'perception-open':
        this.#listeners.tell('network', message.network);
        return;
      case 'lens-report':
        this.#listeners.tell('lensReport', message.report);
        return;
      case 'frame-taken':
        this.#isFrameInFlight = false;
        this.#offerToTakeFrames();
        return;
      case 'showing':
        this.#listeners.tell('showing', {showing: true, painted: message.painted});
        return;
      case 'trouble':
        this.#listeners.tell('failure', message.failure);
        return;
      case 'fatal':
        this.#fail(message.failure, message.blame);
        return;
      case 'call-progress':
      case 'result':
      case 'refusal':
        this.#calls.settle(message);
        return;
      default:
        assertNever(message);
    }
  }

  /**
   * The engine is of no more use: the plain video shows, and another engine starts when the policy
   * says.
   */
  #fail(found: Failure, blame: EngineFailure['blame']): void {
    if (this.#worker === null) return;
    this.#worker.terminate();
    this.#worker = null;
    this.#isFrameInFlight = false;
    this.#watchdog.stop();
    this.#listeners.tell('showing', {showing: false, painted: false});
    // The next engine says it again, and is then told what to dream of by whoever listens.
    this.#listeners.tell('dreamable', false);
    this.#listeners.tell('failure', found);
    this.#calls.rejectAll(new EngineError(found.code, found.detail));
    const now = performance.now();
    this.#history = [...this.#history, {at: now, failure: found, blame}].slice(-50);
    const {delayMs, avoid} = decideRestart(this.#history, now);
    // Without a worker nothing can fail again, so there is never more than one start waiting.
    setTimeout(() => {
      this.#start(avoid);
    }, delayMs);
  }

  #offerToTakeFrames(): void {
    const callbacks = this.#frameCallbacks;
    this.#frameCallbacks = [];
    for (const callback of callbacks) this.whenFrameWanted(callback);
  }

  #post(message: PageMessage, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }
}
