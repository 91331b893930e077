/**
 * The engine as the page sees it: one that never ends. Behind it workers come and go. The host owns
 * what is wanted and tells all of it to each new worker, gives it a fresh canvas, and rejects the
 * calls that the terminated worker left unanswered.
 */
import type {SmallPicture} from '../../protocol/small-picture.ts';
import type {CompositorReason} from '../../protocol/backend.ts';
import {EngineError, failure, failureOfWorker, type Failure} from '../../protocol/errors.ts';
import {PLAIN_SHOW, type Show} from '../../protocol/show.ts';
import type {
  CanvasLayout,
  EngineCallName,
  EngineCalls,
  EngineEvent,
  EngineMessage,
  EngineOptions,
  EngineSource,
  PageMessage,
} from '../../protocol/messages.ts';
import type {CallOptions, EnginePort} from '../ports.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import {Asker} from '../../protocol/ask.ts';
import {
  avoidedBackends,
  decideRestart,
  lossesBefore,
  restOfCard,
  waitForRefusedCard,
  type AvoidedBackends,
  type EngineFailure,
} from './restart-policy.ts';
import type {LossMemory} from './loss-memory.ts';
import {Watchdog} from './watchdog.ts';

/** What the host is made with. Everything of the browser that a test replaces is here. */
export interface EngineHostParts {
  readonly createWorker: () => Worker;
  /** Puts a fresh canvas in the place of the old one, and gives its off-screen half. */
  readonly replaceCanvas: () => OffscreenCanvas;
  readonly options: Omit<EngineOptions, 'avoid' | 'sparesCard'>;
  readonly layout: CanvasLayout;
  readonly losses: LossMemory;
}

/** What the page wants of the engine, whichever worker it is now. */
interface Wanted {
  readonly source: EngineSource;
  readonly show: Show;
  readonly layout: CanvasLayout;
  readonly frozen: boolean;
  readonly visible: boolean;
}

/** Keeps an engine running. */
export class EngineHost implements EnginePort {
  readonly #parts: EngineHostParts;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #calls = new Asker<EngineCalls>((request) => {
    this.#post(request);
  });
  readonly #watchdog = new Watchdog({
    onStall: (isStalled) => {
      this.#tell({kind: 'stall', isStalled});
    },
    onSilence: (silentMs) => {
      this.#fail(failure('gpu-silent', `no word from the engine for ${silentMs} ms`), this.#backend);
    },
  });
  #worker: Worker | null = null;
  #history: readonly EngineFailure[] = [];
  /** The one that paints, or the one that the start has come to. */
  #backend: EngineFailure['blame'] = null;
  #isStarting = true;
  #avoided: AvoidedBackends = [];
  /** The engine runs without the graphics card, until then; null where it may have it. */
  #sparesCardUntil: Milliseconds | null = null;
  #isFrameInFlight = false;
  #frameCallbacks: (() => void)[] = [];
  /** Starts the next engine before its time; null while one runs. */
  #startNext: (() => void) | null = null;
  #wanted: Wanted;

  constructor(parts: EngineHostParts) {
    this.#parts = parts;
    this.#wanted = {source: {kind: 'none'}, show: PLAIN_SHOW, layout: parts.layout, frozen: false, visible: true};
    const now = performance.now();
    this.#history = lossesBefore(parts.losses.agesMs(), now);
    const restMs = restOfCard(this.#history, now);
    this.#start([], restMs > 0 ? now + restMs : null);
  }

  on(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setSource(source: EngineSource): void {
    this.#want({source}, {kind: 'source', source});
  }

  setShow(show: Show): void {
    this.#want({show}, {kind: 'show', show});
  }

  setLayout(layout: CanvasLayout): void {
    this.#want({layout}, {kind: 'layout', layout});
  }

  setFrozen(frozen: boolean): void {
    this.#want({frozen}, {kind: 'freeze', frozen});
  }

  setVisible(visible: boolean): void {
    // A hidden tab's worker may be put to sleep by the browser: its silence then means nothing.
    this.#watchdog.setPaused(!visible);
    this.#want({visible}, {kind: 'visibility', visible});
  }

  restartDream(): void {
    this.#post({kind: 'dream-restart'});
  }

  sendLensPicture(picture: SmallPicture): void {
    this.#post({kind: 'lens-picture', picture});
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
    return this.#calls.ask(name, params, options);
  }

  renew(): void {
    if (this.#worker === null || this.#isStarting) return;
    const now = performance.now();
    const avoid = avoidedBackends(this.#history, now);
    const mayHaveCard = this.#sparesCardUntil !== null && now >= this.#sparesCardUntil;
    const mayHaveBackend = this.#sparesCardUntil === null && this.#avoided.length > 0 && avoid.length === 0;
    if (!mayHaveCard && !mayHaveBackend) return;
    this.#end(failure('cancelled', 'another start: what was passed over may work again'), null);
    this.#start(avoid, null);
  }

  /** Does not wait any longer where no engine runs: what it lacked can be had again. */
  startSoon(): void {
    this.#startNext?.();
  }

  #start(avoid: AvoidedBackends, sparesCardUntil: Milliseconds | null): void {
    this.#startNext = null;
    const worker = this.#parts.createWorker();
    this.#worker = worker;
    this.#backend = null;
    this.#isStarting = true;
    this.#avoided = avoid;
    this.#sparesCardUntil = sparesCardUntil;
    this.#isFrameInFlight = false;
    worker.onmessage = ({data}: MessageEvent<EngineMessage>): void => {
      // Ignore messages from a terminated worker.
      if (worker === this.#worker) this.#hear(data);
    };
    worker.onerror = (event): void => {
      event.preventDefault();
      if (worker === this.#worker) this.#fail(failureOfWorker('the worker', event), null);
    };
    worker.onmessageerror = (): void => {
      if (worker === this.#worker) this.#fail(failure('engine-crashed', 'a message could not be read'), null);
    };
    const canvas = this.#parts.replaceCanvas();
    this.#watchdog.start();
    const {source, show, layout, frozen, visible} = this.#wanted;
    this.#post(
      {kind: 'start', canvas, options: {...this.#parts.options, avoid, sparesCard: sparesCardUntil !== null}, layout},
      [canvas],
    );
    this.#post({kind: 'visibility', visible});
    this.#post({kind: 'source', source});
    this.#post({kind: 'show', show});
    this.#post({kind: 'freeze', frozen});
    this.#offerToTakeFrames();
  }

  #hear(message: EngineMessage): void {
    this.#watchdog.noteWord();
    switch (message.kind) {
      case 'alive':
        return;
      case 'frame-taken':
        this.#isFrameInFlight = false;
        this.#offerToTakeFrames();
        return;
      case 'fatal':
        this.#fail(message.failure, message.blame);
        return;
      case 'call-progress':
      case 'result':
      case 'refusal':
        this.#calls.settle(message);
        return;
      case 'trying':
        this.#backend = message.backend;
        return;
      case 'ready':
        this.#backend = message.backend.network;
        this.#isStarting = false;
        this.#noteRefusal(message.backend.compositorReason);
        this.#watchdog.expectWords();
        this.#tell(message);
        return;
      default:
        this.#tell(message);
    }
  }

  /** An engine that was refused the card is as one that leaves it alone. */
  #noteRefusal(reason: CompositorReason): void {
    const now = performance.now();
    const waitMs = waitForRefusedCard(this.#history, reason, now);
    if (waitMs > 0) this.#sparesCardUntil = now + waitMs;
  }

  /** Ends the worker, and starts another when the policy says. */
  #fail(found: Failure, said: EngineFailure['blame']): void {
    if (this.#worker === null) return;
    const isStarting = this.#isStarting;
    const blame = said ?? (isStarting && isOfBackend(found) ? this.#backend : null);
    this.#end(found, blame);
    if (found.code === 'gpu-lost') this.#parts.losses.note();
    const now = performance.now();
    this.#history = [...this.#history, {at: now, failure: found, blame, isStarting}].slice(-50);
    const {delayMs, avoid, sparesCardMs} = decideRestart(this.#history, now);
    if (sparesCardMs > 0) {
      const detail = `the graphics card was lost too often or does not answer: nothing that needs it starts for ${sparesCardMs} ms`;
      this.#tell({kind: 'trouble', failure: failure('gpu-blocked', detail)});
    }
    const start = (): void => {
      this.#start(avoid, sparesCardMs > 0 ? now + sparesCardMs : null);
    };
    // Without a worker nothing can fail again, so there is never more than one start waiting.
    const timer = setTimeout(start, delayMs);
    this.#startNext = () => {
      clearTimeout(timer);
      start();
    };
  }

  /** Ends the worker. The plain video shows. */
  #end(found: Failure, blame: EngineFailure['blame']): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#isFrameInFlight = false;
    this.#watchdog.stop();
    this.#tell({kind: 'fatal', failure: found, blame});
    this.#calls.rejectAll(EngineError.from(found));
  }

  #tell(event: EngineEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  #want(change: Partial<Wanted>, message: PageMessage): void {
    this.#wanted = {...this.#wanted, ...change};
    this.#post(message);
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

/** A start that went through all backends, or lacked a file, is no backend's failure. */
function isOfBackend({kind, code}: Failure): boolean {
  return kind === 'painter' && code !== 'gpu-missing' && code !== 'part-missing';
}
