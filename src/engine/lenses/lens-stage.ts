/**
 * The lens's stage: opens the perception network when somebody first wants to look through a lens,
 * shows the lens the newest picture again and again, and hands what it finds to the compositor and
 * to the page.
 *
 * One step at a time: whatever is wished meanwhile, the step under way is the last of the old wish.
 * Nothing here holds up the mirror.
 */
import {EngineError, type FailureCode} from '../../protocol/errors.ts';
import type {LensReport, LensView} from '../../protocol/lens.ts';
import {resolveLayers} from '../../catalogue/lens-options.ts';
import type {LensId, LensOptions} from '../../catalogue/lenses.ts';
import type {Turn} from '../../catalogue/option.ts';
import type {SmallPicture} from '../../protocol/small-picture.ts';
import {seeAt} from '../picture/convert-pixels.ts';
import type {RgbPicture} from '../picture/picture.ts';
import {PLAIN_PAINT, type PaintOptions} from '../../protocol/paint.ts';
import type {Show} from '../../protocol/show.ts';
import type {LensStatus} from '../../protocol/status.ts';
import type {Milliseconds, PixelSize, UnitInterval} from '../../protocol/units.ts';
import {answerInTime} from '../shared/answer-in-time.ts';
import type {Compositor} from '../compositor/compositor.ts';
import type {FrameSlot, SourceFrame} from '../ingest/frame-slot.ts';
import type {Governor} from '../governor/governor.ts';
import {LensPace} from './lens-pace.ts';
import {reportOf, shownLens} from './lens-report.ts';
import {isSamePainting, isSameWish, wishWithoutNames} from './lens-wish.ts';
import type {Lens} from './lens.ts';
import type {OpenLensTools} from './lens-tools.ts';
import {lensUnavailable} from './lens-unavailable.ts';
import {RateMeter, TimingMeter} from '../shared/meters.ts';
import type {Stage, StageLayout} from '../shared/stage.ts';

/**
 * A step that takes longer will not come. The slowest honest one opens a second network, or
 * compiles its shaders on a processor.
 */
const STEP_LIMIT_MS: Milliseconds = 60_000;

/**
 * After these the network is as good as before. After anything else it may answer nothing more, or
 * fail at every question (a WebAssembly memory that is full): the next wish opens another.
 */
const SPARES_THE_NETWORK: ReadonlySet<FailureCode> = new Set(['layer-unknown', 'source-empty']);

/** What the stage works with. */
export interface LensStageParts {
  readonly openTools: (onProgress: (share: UnitInterval) => void) => Promise<OpenLensTools>;
  readonly openLens: (id: LensId) => Promise<Lens>;
  /** The middle of what the canvas shows of a frame, a square of `side` pixels. */
  readonly see: (source: SourceFrame, canvas: PixelSize, side: number) => RgbPicture;
  readonly compositor: Pick<Compositor, 'setLens'>;
  readonly governor: Pick<Governor, 'setAtWork' | 'shareOf'>;
  readonly frames: Pick<FrameSlot, 'lease' | 'version'>;
  readonly onProgress: (share: UnitInterval) => void;
  readonly onReport: (report: LensReport) => void;
  /** `hasEnded` where the lens was closed; else the stage goes on without what was unknown. */
  readonly onFailure: (error: unknown, hasEnded: boolean) => void;
}

/** A view, and the picture that it is of. */
export interface LensResult {
  readonly view: LensView;
  readonly picture: RgbPicture;
}

/** A view as it is shown, with what a kept picture says of it. */
export interface ShownResult extends LensResult {
  /** How far its planes are turned; null where they lie flat. */
  readonly turn: Turn | null;
}

/** A lens that is looked through. */
interface OpenedLens extends OpenLensTools {
  readonly lens: Lens;
  /** Looks that were taken to their end. */
  readonly refreshRate: RateMeter;
  readonly costs: TimingMeter;
  readonly pace: LensPace;
  /** What was told first of the lens's question: it stays answered. */
  answer: LensView['findings']['answer'];
}

/** What one look is at. */
interface LensJob {
  readonly wish: number;
  readonly chosen: LensOptions;
  readonly picture: RgbPicture;
  readonly capturedAt: Milliseconds;
}

/** Looks through the chosen lens. */
export class LensStage implements Stage<LensStatus | null> {
  readonly #parts: LensStageParts;
  #canvas: PixelSize;
  #chosen: LensOptions | null = null;
  /** The painting that lenses compare with. */
  #paint: PaintOptions = PLAIN_PAINT;
  /** What was brought to the lens; gone with it. */
  #brought: SmallPicture | null = null;
  /** Counts up with every look that asks for other work. */
  #wish = 0;
  #opened: OpenedLens | null = null;
  #isPaused = false;
  #isRunning = false;
  /** What was looked at last: it is looked at again only when one of these differs. */
  #seen: {readonly wish: number; readonly version: number} | null = null;
  #newest: LensResult | null = null;
  #capturedAt: Milliseconds | null = null;
  #intervalMs: Milliseconds = 0;

  constructor(parts: LensStageParts, canvas: PixelSize) {
    this.#parts = parts;
    this.#canvas = canvas;
  }

  /** What is looked at, or null. */
  get chosen(): LensOptions | null {
    return this.#chosen;
  }

  /** What is on the canvas, for a picture to keep; null before the first view. */
  get shown(): ShownResult | null {
    if (this.#chosen === null || this.#newest === null) return null;
    return {...this.#newest, turn: shownLens(this.#chosen, this.#newest.view).turn};
  }

  /** What to look at through which lens. The first one loads the network. */
  setShow(show: Show): void {
    const chosen = show.mode === 'lens' ? show.lens : null;
    const [before, paint] = [this.#chosen, this.#paint];
    if (chosen === null && before === null) return;
    this.#chosen = chosen;
    this.#paint = show.paint;
    if (chosen?.lens !== before?.lens) this.#close();
    const isSame = chosen !== null && before !== null && isSameWish(chosen, before);
    if (isSame && isSamePainting(chosen, paint, show.paint)) {
      this.#show();
      return;
    }
    this.#wish++;
    this.#show();
    // A new wish does not wait for the end of a rest.
    this.#opened?.pace.endRest();
    this.wake();
  }

  /** A picture for the lens that is looked through; the next wish counts it. */
  bring(picture: SmallPicture): void {
    this.#brought = picture;
  }

  setLayout({size}: StageLayout): void {
    this.#canvas = size;
    this.#seen = null;
    this.wake();
  }

  /**
   * Somebody else may stand before the mirror: a lens that remembers people goes with what it
   * shows of them, and with the step that is under way; the next look opens it anew.
   */
  forget(): void {
    this.#brought = null;
    if (this.#opened?.lens.remembersPeople !== true) return;
    this.#close();
    this.#wish++;
    this.#show();
    this.wake();
  }

  /** A hidden tab looks at nothing. */
  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (isPaused) this.forget();
    // What was broken off is begun anew.
    this.#seen = null;
    this.wake();
  }

  /** Looks if there is anything new to look at. Call it whenever something may have changed. */
  wake(): void {
    if (this.#isRunning || !this.#hasWork()) return;
    this.#isRunning = true;
    void this.#run().finally(() => {
      this.#isRunning = false;
    });
  }

  /** The mirror was drawn with a new frame. */
  noteShown(): void {
    this.#opened?.pace.noteFrame();
  }

  status(now: Milliseconds): LensStatus | null {
    if (this.#opened === null) return null;
    const {lens, refreshRate, costs} = this.#opened;
    return {lens: lens.id, refreshesPerSecond: refreshRate.perSecond(now), cost: costs.timing()};
  }

  dispose(): void {
    this.#chosen = null;
    this.#close();
  }

  #hasWork(): boolean {
    const {version} = this.#parts.frames;
    return (
      this.#chosen !== null &&
      !this.#isPaused &&
      version > 0 &&
      (this.#seen?.wish !== this.#wish || this.#seen.version !== version)
    );
  }

  async #run(): Promise<void> {
    while (this.#chosen !== null && this.#hasWork()) {
      const [wish, chosen] = [this.#wish, this.#chosen];
      try {
        await this.#runOnce(wish, chosen);
      } catch (error) {
        // Ignore failures of a superseded request.
        if (wish === this.#wish) this.#noteFailure(error, chosen);
      }
    }
  }

  async #runOnce(wish: number, chosen: LensOptions): Promise<void> {
    const opened = await this.#open(chosen.lens);
    if (opened === null || wish !== this.#wish || this.#isPaused) return;
    const {frames, see} = this.#parts;
    this.#seen = {wish, version: frames.version};
    const lease = frames.lease();
    if (lease === null) return;
    let picture: RgbPicture;
    try {
      picture = see(lease.source, this.#canvas, opened.tools.network.file.input.side);
    } finally {
      lease.release();
    }
    await this.#runOn(opened, {wish, chosen, picture, capturedAt: lease.source.capturedAt});
  }

  /** The lens of that name with its tools; null when another one is wanted by then. */
  async #open(id: LensId): Promise<OpenedLens | null> {
    if (this.#opened?.lens.id === id) return this.#opened;
    const {openTools, openLens, onProgress, governor} = this.#parts;
    const tools = await openTools(onProgress);
    const lens = await openLens(id);
    if (this.#chosen?.lens !== id) {
      tools.close();
      return null;
    }
    onProgress(1);
    governor.setAtWork('lens', true);
    const meters = {refreshRate: new RateMeter(), costs: new TimingMeter(), pace: new LensPace()};
    this.#opened = {...tools, lens, ...meters, answer: null};
    return this.#opened;
  }

  /** One look, step by step, until it is done or something else is wished. */
  async #runOn(opened: OpenedLens, {wish, chosen, picture, capturedAt}: LensJob): Promise<void> {
    const {options} = resolveLayers(chosen, opened.tools.network.file.layers);
    const isOld = (): boolean => this.#parts.frames.version !== this.#seen?.version;
    const brought = this.#brought && seeAt(this.#brought, picture);
    const views = opened.lens.run({tools: opened.tools, options, picture, brought, capturedAt, isOld});
    const isWanted = (): boolean => wish === this.#wish && !this.#isPaused;
    let costMs: Milliseconds = 0;
    try {
      for (;;) {
        const startedAt = performance.now();
        const step = await answerInTime(views.next(), STEP_LIMIT_MS, 'a step of a lens');
        const stepMs = performance.now() - startedAt;
        costMs += stepMs;
        if (step.done) break;
        // A view for an older wish of the same lens is shown nevertheless: while a finger moves a
        // slider, there would be none at all.
        if (opened === this.#opened) this.#note({view: keepAnswer(opened, step.value), picture}, capturedAt);
        if (!isWanted()) return;
        await opened.pace.rest(stepMs, this.#parts.governor.shareOf('lens'));
        if (!isWanted()) return;
      }
    } finally {
      // A generator that waits for a step stops behind it; nobody waits for that.
      void views.return().catch(() => undefined);
    }
    opened.refreshRate.note(performance.now());
    opened.costs.note(costMs);
  }

  #note(newest: LensResult, capturedAt: Milliseconds): void {
    const chosen = this.#chosen;
    if (chosen === null) return;
    if (this.#capturedAt !== null && capturedAt !== this.#capturedAt) this.#intervalMs = capturedAt - this.#capturedAt;
    this.#capturedAt = capturedAt;
    this.#newest = newest;
    this.#show();
    this.#parts.onReport(reportOf(chosen.lens, newest.view, {capturedAt, intervalMs: this.#intervalMs}));
  }

  /** Before the first view the mirror stands back already. */
  #show(): void {
    const {compositor} = this.#parts;
    compositor.setLens(this.#chosen && shownLens(this.#chosen, this.#newest?.view ?? null), performance.now());
  }

  #noteFailure(error: unknown, chosen: LensOptions): void {
    const plain = wishWithoutNames(chosen);
    if (plain !== null && error instanceof EngineError && error.code === 'layer-unknown') {
      this.#chosen = plain;
      this.#wish++;
      this.#parts.onFailure(error, false);
      return;
    }
    if (!(error instanceof EngineError && SPARES_THE_NETWORK.has(error.code))) this.#opened?.abandon();
    this.#chosen = null;
    this.#close();
    this.#show();
    this.#parts.onFailure(lensUnavailable(error), true);
  }

  /** Drops the lens with all that it remembers. */
  #close(): void {
    this.#opened?.pace.endRest();
    this.#opened?.close();
    this.#opened = null;
    this.#brought = null;
    this.#seen = null;
    this.#newest = null;
    this.#capturedAt = null;
    this.#intervalMs = 0;
    this.#parts.governor.setAtWork('lens', false);
  }
}

/** The view with what was told first of the lens's question. */
function keepAnswer(opened: OpenedLens, view: LensView): LensView {
  opened.answer ??= view.findings.answer;
  return opened.answer === view.findings.answer ? view : {...view, findings: {...view.findings, answer: opened.answer}};
}
