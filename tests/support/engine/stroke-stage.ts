/** A compositor that shows one painting after the other with strokes, and what is seen of it. */
import type {Compositor} from '../../../src/engine/compositor/compositor.ts';
import type {LaidStrokes} from '../../../src/engine/brush/lay-paint.ts';
import {type Hand, type MixedHand, mixHands, PLAIN_HAND} from '../../../src/engine/network/hand.ts';
import {PLAIN_PAINT} from '../../../src/protocol/paint.ts';
import type {Milliseconds, PixelSize} from '../../../src/protocol/units.ts';
import type {Picture} from '../pictures/picture.ts';
import {createCompositor, requestTestDevice} from './create-compositor.ts';
import {SMALL_LAYOUT} from './engine-harness.ts';

/** Broad strokes, well seen, of as many colours as the boldest hand has. */
const HAND: Partial<Hand> = {width: 0.03, length: 0.12, body: 0.9, curl: 0.5, variety: 0.16};

/** Between two paintings. */
const FRAME_MS: Milliseconds = 33;

/** What is shown, and how. */
export interface StageOptions {
  /** Of the display. */
  readonly size: PixelSize;
  readonly reducedMotion?: boolean;
}

/** The compositor with a canvas to read. */
export class StrokeStage {
  /** What paintings are finished with. */
  readonly hand: MixedHand = mixHands([{...PLAIN_HAND, ...HAND}], [1]);
  readonly #size: PixelSize;
  readonly #canvas: OffscreenCanvas;
  readonly #reader: OffscreenCanvasRenderingContext2D;
  readonly #compositor: Compositor;
  #now: Milliseconds = 0;

  private constructor(size: PixelSize, canvas: OffscreenCanvas, compositor: Compositor) {
    this.#size = size;
    this.#canvas = canvas;
    this.#compositor = compositor;
    this.#reader = new OffscreenCanvas(size.width, size.height).getContext('2d', {willReadFrequently: true})!;
  }

  static async open(backend: 'webgl' | 'webgpu', {size, reducedMotion = false}: StageOptions): Promise<StrokeStage> {
    const canvas = new OffscreenCanvas(size.width, size.height);
    const device = await requestTestDevice(backend);
    const compositor = await createCompositor(backend, canvas, {device, reducedMotion, isSoftware: false});
    compositor.setLayout({...SMALL_LAYOUT, size, tileOpacity: 0}, 0);
    compositor.setPaint({...PLAIN_PAINT, style: 'starry-night', brush: 1}, 0);
    return new StrokeStage(size, canvas, compositor);
  }

  /** Shows a painting of itself. */
  show({width, height, data}: Picture): void {
    const shown = {kind: 'pixels', data: Uint8ClampedArray.from(data), size: {width, height}} as const;
    this.#compositor.setCamera(shown);
    this.#compositor.setPainted(shown, this.hand);
    this.#now += FRAME_MS;
    this.#compositor.render(this.#now);
    // A canvas that nobody reads is not drawn.
    this.#reader.drawImage(this.#canvas, 0, 0);
  }

  /** What the canvas shows. */
  read(): Picture {
    const {width, height} = this.#size;
    return {width, height, data: new Uint8Array(this.#reader.getImageData(0, 0, width, height).data.buffer)};
  }

  /** The strokes of the painting shown last. */
  strokes(): Promise<LaidStrokes | null> {
    return this.#compositor.strokes(this.hand);
  }

  dispose(): void {
    this.#compositor.dispose();
  }
}
