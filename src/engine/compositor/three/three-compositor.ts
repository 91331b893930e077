/**
 * The compositor of the graphics card: Three.js draws on the same GPUDevice as the passes and tfjs,
 * or through its WebGL2 backend where there is no WebGPU.
 */
import * as THREE from 'three/webgpu';
import type {CompositorBackend} from '../../../protocol/backend.ts';
import {EngineError, failure, type Failure} from '../../../protocol/errors.ts';
import type {CanvasLayout} from '../../../protocol/messages.ts';
import type {PaintOptions} from '../../../protocol/paint.ts';
import type {Milliseconds, PixelSize} from '../../../protocol/units.ts';
import {BRUSH_CARES, FULL_CARE} from '../../brush/brush-numbers.ts';
import type {LaidStrokes} from '../../brush/lay-paint.ts';
import type {MixedHand} from '../../network/hand.ts';
import {canvasPixels} from '../canvas-pixels.ts';
import {LayeredCompositor} from '../layered-compositor.ts';
import {NoiseTexture} from './brush/noise-texture.ts';
import {FlashLimiter} from './flash/flash-limiter.ts';
import {LensLayer} from './lens-layer.ts';
import {MirrorLayer} from './mirror-layer.ts';
import {TileLayer} from './tile-layer.ts';

/** More device pixels than this are not drawn: beyond it only the fill rate suffers. */
const MAX_PIXELS = {hardware: 2_600_000, software: 600_000} as const;

/** What it draws with. */
export interface ThreeCompositorOptions {
  readonly canvas: OffscreenCanvas;
  /** The shared device, or null for WebGL2. */
  readonly device: GPUDevice | null;
  /** The renderer computes on the processor: draw fewer pixels. */
  readonly isSoftware: boolean;
  readonly reducedMotion: boolean;
  /** The WebGL2 context is gone, and the canvas with it. A lost device is its owner's to tell. */
  readonly onContextLost?: (found: Failure) => void;
}

/** Draws a scene of layers. */
export class ThreeCompositor extends LayeredCompositor {
  readonly backend: CompositorBackend;
  readonly #renderer: THREE.WebGPURenderer;
  readonly #maxPixels: number;
  readonly #scene = new THREE.Scene();
  readonly #camera = new THREE.OrthographicCamera(0, 1, 0, 1, -1, 1);
  readonly #mirror: MirrorLayer;
  readonly #tiles: TileLayer;
  readonly #lens: LensLayer;
  readonly #limiter: FlashLimiter;
  readonly #noise: NoiseTexture;
  readonly #hasBrush: boolean;
  readonly #isSoftware: boolean;
  #pixelSize: PixelSize = {width: 1, height: 1};

  private constructor(
    renderer: THREE.WebGPURenderer,
    {canvas, device, isSoftware, reducedMotion}: ThreeCompositorOptions,
  ) {
    const noise = new NoiseTexture();
    const layers = {
      mirror: new MirrorLayer({noise, reducedMotion, isSoftware}),
      tiles: new TileLayer(reducedMotion, noise),
      lens: new LensLayer(reducedMotion),
    };
    super(layers);
    ({mirror: this.#mirror, tiles: this.#tiles, lens: this.#lens} = layers);
    this.#renderer = renderer;
    this.#noise = noise;
    this.#hasBrush = drawsFloats(canvas, device);
    this.#isSoftware = isSoftware;
    this.backend = device ? 'webgpu' : 'webgl';
    this.#maxPixels = isSoftware ? MAX_PIXELS.software : MAX_PIXELS.hardware;
    this.#limiter = new FlashLimiter(renderer);
    this.#scene.add(this.#mirror.mesh, this.#tiles.group, this.#lens.group, this.#limiter.veil);
  }

  /**
   * Takes the canvas over: it keeps this kind of context for life.
   *
   * @throws EngineError 'gpu-missing' where there is neither a device nor WebGL2.
   */
  static async create(options: ThreeCompositorOptions): Promise<ThreeCompositor> {
    const {canvas, device, onContextLost} = options;
    const renderer = new THREE.WebGPURenderer({
      // Typed for the page's element; an OffscreenCanvas serves as well.
      canvas: canvas as unknown as HTMLCanvasElement,
      antialias: false,
      alpha: false,
      depth: false,
      ...(device ? {device} : {forceWebGL: true}),
    });
    if (device === null && onContextLost) {
      renderer.onDeviceLost = ({api, message}) => {
        onContextLost(failure('gpu-lost', `${api}: ${message}`));
      };
    }
    renderer.outputColorSpace = THREE.LinearSRGBColorSpace;
    renderer.setSize(canvas.width, canvas.height, false);
    try {
      await renderer.init();
    } catch (cause) {
      if (device) throw cause;
      throw new EngineError('gpu-missing', 'no WebGL2 context to draw the canvas with', {cause});
    }
    return new ThreeCompositor(renderer, options);
  }

  get pixelSize(): PixelSize {
    return this.#pixelSize;
  }

  /** Where the card is a processor, strokes are laid if they are asked for, and on no tile. */
  override setPaint(paint: PaintOptions, now: Milliseconds): void {
    const {brush} = paint;
    this.#mirror.setBrush(this.#hasBrush ? (brush ?? (this.#isSoftware ? 0 : 1)) : 0);
    this.#tiles.setBrush(this.#hasBrush && !this.#isSoftware ? (brush ?? 1) : 0);
    super.setPaint(paint, now);
  }

  setShed(steps: number): void {
    const care = BRUSH_CARES[steps] ?? FULL_CARE;
    this.#mirror.setCare(care);
    this.#tiles.setCare(care);
  }

  strokes(hand: MixedHand): Promise<LaidStrokes | null> {
    return this.#mirror.strokes(this.#renderer, hand);
  }

  protected layOut(layout: CanvasLayout, now: Milliseconds): void {
    const pixels = canvasPixels(layout, this.#maxPixels);
    if (pixels === null) return;
    this.#setPixelSize(pixels.size);
    // The scene is measured in CSS pixels from the upper left corner.
    this.#camera.right = layout.size.width;
    this.#camera.bottom = layout.size.height;
    this.#camera.updateProjectionMatrix();
    this.#mirror.setSize(layout.size, this.#pixelSize);
    this.#tiles.setLayout(layout, pixels.ratio, now);
    this.#lens.setLayout(layout.lensArea, layout.size, pixels.ratio);
  }

  protected draw(now: Milliseconds): boolean {
    const mirrorMoves = this.#mirror.animate(now);
    const tilesMove = this.#tiles.animate(now);
    const lensMoves = this.#lens.animate(this.#mirror.cameraTexture, now);
    const isBehind = this.#mirror.finish(this.#renderer);
    this.#tiles.finish(this.#renderer);
    this.#limiter.render(this.#scene, this.#camera, now);
    return mirrorMoves || tilesMove || lensMoves || isBehind;
  }

  /**
   * A canvas that is given a size, be it the one it has, is emptied; the frame on its way to the
   * screen is lost, on WebGPU with the device.
   */
  #setPixelSize(size: PixelSize): void {
    if (size.width === this.#pixelSize.width && size.height === this.#pixelSize.height) return;
    this.#pixelSize = size;
    this.#renderer.setSize(size.width, size.height, false);
  }

  dispose(): void {
    this.#mirror.dispose();
    this.#tiles.dispose();
    this.#lens.dispose();
    this.#limiter.dispose();
    this.#noise.dispose();
    void this.#renderer.dispose();
  }
}

/** Some drivers of WebGL2 draw no textures of floats: paintings are left as they are there. */
function drawsFloats(canvas: OffscreenCanvas, device: GPUDevice | null): boolean {
  if (device !== null) return true;
  const context = canvas.getContext('webgl2');
  return context !== null && context.getExtension('EXT_color_buffer_float') !== null;
}
