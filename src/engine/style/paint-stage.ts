/**
 * The paint stage: paints the newest frame whenever something has changed, one picture at a time,
 * and the tiles in turn.
 *
 * It runs per camera frame and never waits for the display; the compositor shows whatever is
 * finished.
 */
import {EngineError, isAbortError, type FailureCode} from '../../protocol/errors.ts';
import {PLAIN_PAINT, type PaintOptions} from '../../protocol/paint.ts';
import type {NetworkSize, Rung} from '../../protocol/rung.ts';
import {isPainting, paintUnder, type Show} from '../../protocol/show.ts';
import type {Clock, Timing} from '../../protocol/status.ts';
import type {Milliseconds, PixelSize} from '../../protocol/units.ts';
import {answerInTime} from '../shared/answer-in-time.ts';
import type {Stage, StageLayout} from '../shared/stage.ts';
import type {Compositor} from '../compositor/compositor.ts';
import type {FrameSlot, SourceFrame} from '../ingest/frame-slot.ts';
import type {Governor} from '../governor/governor.ts';
import {coverGeometry, uprightSize, type IngestGeometry} from '../picture/geometry.ts';
import {RateMeter, TimingMeter} from '../shared/meters.ts';
import {cameraPictureSize, networkSize, TILE_SIZE} from './network-size.ts';
import type {Painter, PaintRequest} from './painter.ts';
import {type Hand, type MixedHand, mixHands} from '../network/hand.ts';
import type {StyleWeights} from '../network/style-network.ts';
import type {Picture} from '../picture/picture.ts';
import {StyleFader, weightsOf} from './style-fader.ts';
import {TileTurns} from './tile-turns.ts';
import {frameSize} from '../picture/frame-image.ts';

/** The main picture's slot; tiles follow. */
const MAIN_SLOT = 0;

/** A paint that fails this often in a row will not come right by itself. */
const MAX_FAILURES = 3;

/**
 * A picture that takes longer will not come. The slowest honest one compiles shaders for a new size
 * on a processor; and two such silences must fit into the time in which the page gives a backend
 * up.
 */
const PAINT_LIMIT_MS: Milliseconds = 20_000;

/** While nothing is painted in the main picture, the tiles may use this much time a frame. */
const IDLE_GRANT_MS = 60;

/** After these nothing more comes from this painter. */
const ENDS_THE_PAINTER: ReadonlySet<FailureCode> = new Set(['gpu-lost', 'gpu-silent', 'engine-crashed']);

/** What the loop works with. */
export interface PaintStageParts {
  readonly painter: Painter;
  /** What the tiles are painted with. */
  readonly tileNetwork: NetworkSize;
  /** Takes a short step behind a painting, or does nothing. It never throws. */
  readonly tuning: {step(size: PixelSize): Promise<void>} | null;
  readonly compositor: Compositor;
  readonly governor: Governor;
  readonly frames: FrameSlot;
  readonly styleIds: readonly string[];
  /** The hand of each style. */
  readonly hands: readonly Hand[];
  readonly reducedMotion: boolean;
  /** A main picture is on its way to the screen. */
  readonly onPainted: (source: SourceFrame, picture: Picture) => void;
  /** A paint failed; `isFatal` once it keeps failing. */
  readonly onFailure: (error: unknown, isFatal: boolean) => void;
}

/** How the mirror paints. */
export interface PaintStatus {
  readonly paintedPerSecond: number;
  readonly ingest: Timing;
  readonly network: Timing;
  /** How the newest painting was timed. */
  readonly clock: Clock;
  /** The network's size for the main picture. */
  readonly inputSize: PixelSize;
  /** Main pictures painted since the start. */
  readonly paintedFrames: number;
}

/** Paints the main picture and the tiles. */
export class PaintStage implements Stage<PaintStatus> {
  readonly #ingestTimes = new TimingMeter();
  readonly #networkTimes = new TimingMeter();
  readonly #networkRate = new RateMeter();
  readonly #parts: PaintStageParts;
  readonly #fader: StyleFader;
  readonly #tileTurns: TileTurns;
  readonly #tileHands: readonly MixedHand[];
  #chosen: PaintOptions = PLAIN_PAINT;
  #paint: PaintOptions = PLAIN_PAINT;
  #layout: StageLayout;
  #paintedFrames = 0;
  #isPainting = false;
  #isPaused = false;
  #isDisposed = false;
  #clock: Clock = 'wall';
  #failures = 0;
  #lastFrameAt: Milliseconds | null = null;
  #sourceIntervalMs: Milliseconds = 1000 / 30;
  /** What the main picture shows now: it is painted again only when one of these differs. */
  #shown: {
    readonly version: number;
    readonly weights: StyleWeights;
    readonly rung: Rung;
    readonly size: PixelSize;
  } | null = null;
  #hand: {readonly weights: StyleWeights; readonly mixed: MixedHand} | null = null;
  #cameraShown: {readonly version: number; readonly size: PixelSize} | null = null;

  constructor(parts: PaintStageParts, layout: StageLayout) {
    this.#parts = parts;
    this.#layout = layout;
    this.#fader = new StyleFader(weightsOf(PLAIN_PAINT, parts.styleIds), parts.reducedMotion);
    this.#tileTurns = new TileTurns(parts.styleIds.length);
    this.#tileHands = parts.hands.map((hand) => mixHands([hand], [1]));
  }

  /** The network's size for the main picture now. */
  get inputSize(): PixelSize {
    return networkSize(this.#parts.governor.rung.shortSide, this.#layout.size);
  }

  status(now: Milliseconds): PaintStatus {
    return {
      paintedPerSecond: this.#networkRate.perSecond(now),
      ingest: this.#ingestTimes.timing(),
      network: this.#networkTimes.timing(),
      clock: this.#clock,
      inputSize: this.inputSize,
      paintedFrames: this.#paintedFrames,
    };
  }

  /** The mix of styles being shown now. */
  weightsNow(): StyleWeights {
    return this.#fader.at(performance.now());
  }

  /** The mix of hands that goes with it. */
  handNow(): MixedHand {
    return this.#handFor(this.weightsNow());
  }

  /** The chosen mix of styles, also while a lens or a dream hides it. */
  chosenWeights(): StyleWeights {
    return weightsOf(this.#chosen, this.#parts.styleIds);
  }

  setShow(show: Show): void {
    const now = performance.now();
    this.#chosen = show.paint;
    const paint = paintUnder(show);
    // While a finger moves the mix, the picture follows it exactly.
    const isDirect =
      paint.style === this.#paint.style && paint.mixStyle !== null && paint.mixStyle === this.#paint.mixStyle;
    this.#paint = paint;
    if (paint.style !== null) this.#fader.aim(weightsOf(paint, this.#parts.styleIds), now, isDirect);
    this.#parts.governor.setAtWork('style', isPainting(show) || show.mode === 'paint');
    this.wake();
  }

  setLayout(layout: StageLayout): void {
    this.#layout = layout;
    this.wake();
  }

  /** A hidden tab paints nothing. */
  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.wake();
  }

  /** A new frame is in the slot. */
  noteFrame(now: Milliseconds): void {
    if (this.#lastFrameAt !== null) this.#sourceIntervalMs = now - this.#lastFrameAt;
    this.#lastFrameAt = now;
  }

  /** Paints if there is anything to paint. Call it whenever something has changed. */
  wake(): void {
    if (this.#isPaused || this.#isDisposed) return;
    // The camera's own picture never waits for a network.
    this.#showCamera();
    if (this.#isPainting) return;
    this.#isPainting = true;
    void this.#run().finally(() => {
      this.#isPainting = false;
    });
  }

  dispose(): void {
    this.#isDisposed = true;
  }

  async #run(): Promise<void> {
    while (!this.#isPaused && !this.#isDisposed) {
      const lease = this.#parts.frames.lease();
      if (lease === null) return;
      try {
        const didPaint = await this.#paintOnce(lease.source, this.#parts.frames.version);
        this.#failures = 0;
        if (!didPaint) return;
      } catch (error) {
        if (this.#noteFailure(error)) return;
      } finally {
        lease.release();
      }
    }
  }

  /** One round: the main picture, one tile. Returns false when both were up to date. */
  async #paintOnce(source: SourceFrame, version: number): Promise<boolean> {
    const paintedMain = await this.#paintMain(source, version);
    if (!paintedMain) this.#tileTurns.grant(IDLE_GRANT_MS);
    const paintedTile = await this.#paintTile(source, version);
    return paintedMain || paintedTile;
  }

  #showCamera(): void {
    const {compositor, painter, frames} = this.#parts;
    if (!compositor.needsCamera(performance.now())) return;
    const lease = frames.lease();
    if (lease === null) return;
    try {
      const upright = uprightSize(frameSize(lease.source.frame), lease.source.orientation);
      const size = cameraPictureSize(compositor.pixelSize, upright);
      const shown = this.#cameraShown;
      if (shown?.version === frames.version && isSameSize(shown.size, size)) return;
      compositor.setCamera(painter.ingest(lease.source.frame, geometryFor(lease.source, size)));
      this.#cameraShown = {version: frames.version, size};
    } catch (error) {
      this.#noteFailure(error);
    } finally {
      lease.release();
    }
  }

  async #paintMain(source: SourceFrame, version: number): Promise<boolean> {
    if (this.#paint.style === null || this.#paint.strength === 0) return false;
    const {compositor, governor, tuning} = this.#parts;
    const weights = this.#fader.at(performance.now());
    const size = this.inputSize;
    const {rung} = governor;
    const shown = this.#shown;
    if (
      shown?.version === version &&
      shown.rung === rung &&
      isSameSize(shown.size, size) &&
      isSameMix(shown.weights, weights)
    ) {
      return false;
    }

    const geometry = geometryFor(source, size);
    const {network} = rung;
    const {picture, timings} = await this.#askPainter({
      frame: source.frame,
      geometry,
      weights,
      slot: MAIN_SLOT,
      network,
    });
    if (this.#isDisposed) return false;
    compositor.setShed(governor.shed);
    compositor.setPainted(picture, this.#handFor(weights));
    this.#shown = {version, weights, rung, size};
    this.#clock = timings.clock;
    const now = performance.now();
    this.#ingestTimes.note(timings.ingestMs);
    this.#networkTimes.note(timings.networkMs);
    this.#networkRate.note(now);
    this.#tileTurns.grant(timings.networkMs);
    governor.report({networkMs: timings.networkMs, sourceIntervalMs: this.#sourceIntervalMs, at: now});
    this.#paintedFrames++;
    this.#parts.onPainted(source, picture);
    await tuning?.step(size);
    return true;
  }

  async #paintTile(source: SourceFrame, version: number): Promise<boolean> {
    const {compositor, styleIds, tileNetwork} = this.#parts;
    if (!compositor.needsTiles(performance.now())) return false;
    const placed = this.#layout.tiles.map(({style}) => styleIds.indexOf(style)).filter((index) => index >= 0);
    const tile = this.#tileTurns.next(version, placed);
    const style = tile === null ? undefined : styleIds[tile];
    if (tile === null || style === undefined) return false;
    const {picture, timings} = await this.#askPainter({
      frame: source.frame,
      geometry: geometryFor(source, TILE_SIZE),
      weights: styleIds.map((_, index) => (index === tile ? 1 : 0)),
      slot: MAIN_SLOT + 1 + tile,
      network: tileNetwork,
    });
    if (this.#isDisposed) return false;
    compositor.setTile(style, picture, this.#tileHands[tile]);
    this.#tileTurns.notePainted(tile, version, timings.ingestMs + timings.networkMs);
    return true;
  }

  /** Mixed anew only where the mix is another one. */
  #handFor(weights: StyleWeights): MixedHand {
    if (this.#hand === null || !isSameMix(this.#hand.weights, weights)) {
      this.#hand = {weights, mixed: mixHands(this.#parts.hands, weights)};
    }
    return this.#hand.mixed;
  }

  #askPainter(request: PaintRequest): ReturnType<Painter['paint']> {
    return answerInTime(this.#parts.painter.paint(request), PAINT_LIMIT_MS, 'a picture sent to be painted');
  }

  /** Returns whether to stop: a lost GPU at once, anything else when it keeps failing. */
  #noteFailure(error: unknown): boolean {
    if (this.#isDisposed || isAbortError(error)) return true;
    this.#failures++;
    const isLost = error instanceof EngineError && ENDS_THE_PAINTER.has(error.code);
    const isFatal = isLost || this.#failures >= MAX_FAILURES;
    this.#parts.onFailure(error, isFatal);
    return isFatal;
  }
}

function geometryFor(source: SourceFrame, output: PixelSize): IngestGeometry {
  return coverGeometry(frameSize(source.frame), source.orientation, output);
}

function isSameSize(a: PixelSize, b: PixelSize): boolean {
  return a.width === b.width && a.height === b.height;
}

function isSameMix(a: StyleWeights, b: StyleWeights): boolean {
  return a.every((weight, index) => weight === b[index]);
}
