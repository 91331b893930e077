/**
 * The still life drawn by Three.js: the same picture for the same seed and time.
 */
import {LinearSRGBColorSpace, NoToneMapping, PCFShadowMap, WebGPURenderer} from 'three/webgpu';

import {present} from '../../../protocol/assert.ts';
import {EngineError} from '../../../protocol/errors.ts';
import type {StillLife, StillLifeOptions} from '../still-life.ts';
import {advanceFrame} from './advance-frame.ts';
import {buildScene, type StillLifeScene} from './build-scene.ts';

/** What the scene holds on its GPU context. */
export interface StillLifeResources {
  readonly geometries: number;
  readonly textures: number;
  readonly bytes: number;
}

/**
 * Renders the still life on a WebGL2 canvas of its own, which works on every machine the mirror
 * runs on. One context serves for life: another seed or size is another scene on it.
 */
export class ThreeStillLife implements StillLife {
  readonly #canvas: OffscreenCanvas;
  readonly #renderer: WebGPURenderer;
  readonly #copy = present(new OffscreenCanvas(1, 1).getContext('2d', {alpha: false}), () => 'a 2-D context');
  #scene: StillLifeScene | null = null;
  #state: 'ready' | 'lost' | 'disposed' = 'ready';

  private constructor(canvas: OffscreenCanvas, renderer: WebGPURenderer) {
    this.#canvas = canvas;
    this.#renderer = renderer;
    renderer.onDeviceLost = () => {
      if (this.#state === 'ready') this.#state = 'lost';
    };
  }

  /**
   * Opens the context and builds the first scene; takes about a second.
   *
   * @param antialias Smooth edges. They double a software GPU's time: leave them out there.
   * @throws EngineError 'gpu-missing' when there is no WebGL2, 'gpu-lost' when it goes meanwhile.
   */
  static async create(options: StillLifeOptions, antialias: boolean): Promise<ThreeStillLife> {
    const canvas = new OffscreenCanvas(options.width, options.height);
    const source = new ThreeStillLife(canvas, await createRenderer(canvas, antialias));
    try {
      await source.change(options);
    } catch (error) {
      source.dispose();
      throw error;
    }
    return source;
  }

  /**
   * Builds another scene in place of the one before.
   *
   * @throws EngineError 'gpu-lost' when the context is gone; make a new source then.
   */
  async change({seed, width, height}: StillLifeOptions): Promise<void> {
    this.#assertReady();
    this.#scene?.dispose();
    this.#renderer.setSize(width, height, false);
    const scene = buildScene(seed, width / height);
    this.#scene = scene;
    scene.update(0);
    await this.#renderer.compileAsync(scene.scene, scene.camera);
    this.#assertReady();
  }

  /** Triangles drawn per frame, shadows apart. */
  get triangles(): number {
    return this.#scene?.triangles ?? 0;
  }

  /**
   * The picture at this time, in seconds. The caller closes it.
   *
   * @throws EngineError 'gpu-lost' when the scene's context is gone; make a new source then.
   */
  renderAt(seconds: number): ImageBitmap {
    this.#assertReady();
    const scene = present(this.#scene, () => 'a source is created with a scene');
    scene.update(seconds);
    advanceFrame(this.#renderer);
    this.#renderer.render(scene.scene, scene.camera);
    // In the same task as the drawing: afterwards the drawing buffer is empty. A copy, because a
    // bitmap taken from a WebGL canvas turns black with its context.
    const {width, height} = this.#canvas;
    if (this.#copy.canvas.width !== width) this.#copy.canvas.width = width;
    if (this.#copy.canvas.height !== height) this.#copy.canvas.height = height;
    this.#copy.drawImage(this.#canvas, 0, 0);
    return this.#copy.canvas.transferToImageBitmap();
  }

  /** The picture at this time: a graphics card draws each as it is. */
  playTo(seconds: number): ImageBitmap {
    return this.renderAt(seconds);
  }

  /** What is alive on the scene's GPU context now. */
  resources(): StillLifeResources {
    const {geometries, textures, total} = this.#renderer.info.memory;
    return {geometries, textures, bytes: total};
  }

  /** Frees everything, the context included. Pictures already handed out stay valid. */
  dispose(): void {
    if (this.#state === 'disposed') return;
    this.#state = 'disposed';
    this.#scene?.dispose();
    releaseRenderer(this.#canvas, this.#renderer);
  }

  #assertReady(): void {
    if (this.#state !== 'ready') throw new EngineError('gpu-lost', `the still life's WebGL2 context is ${this.#state}`);
  }
}

async function createRenderer(canvas: OffscreenCanvas, antialias: boolean): Promise<WebGPURenderer> {
  const renderer = new WebGPURenderer({canvas, forceWebGL: true, antialias, alpha: false});
  // The materials develop the picture themselves; with these two the renderer needs no second pass.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.toneMapping = NoToneMapping;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  renderer.setSize(canvas.width, canvas.height, false);
  try {
    await renderer.init();
  } catch (error) {
    throw new EngineError('gpu-missing', 'no WebGL2 context for the still life', {cause: error});
  }
  return renderer;
}

/**
 * A browser keeps only a few contexts: this one is given back at once instead of when the collector
 * comes by.
 */
function releaseRenderer(canvas: OffscreenCanvas, renderer: WebGPURenderer): void {
  void renderer.dispose();
  canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
}
