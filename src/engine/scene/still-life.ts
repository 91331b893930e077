/**
 * The test scene as a source of video frames: a still life that is the same for the same seed and
 * time.
 */
import {LinearSRGBColorSpace, NoToneMapping, PCFShadowMap, WebGPURenderer} from 'three/webgpu';

import {EngineError} from '../../protocol/errors.ts';
import {advanceFrame} from './advance-frame.ts';
import {buildScene, type StillLifeScene} from './build-scene.ts';

/** What to show. */
export interface StillLifeOptions {
  /** Any number: places of fruit, folds of cloth and colours follow from it. */
  readonly seed: number;
  /** Size of the frames in pixels; the composition follows the aspect, from 9:16 to 21:9. */
  readonly width: number;
  readonly height: number;
  /** Smooth edges (on by default). They double a software GPU's time: leave them out there. */
  readonly antialias?: boolean;
  readonly signal?: AbortSignal;
}

/** What the scene holds on its GPU context. */
export interface StillLifeResources {
  readonly geometries: number;
  readonly textures: number;
  readonly bytes: number;
}

const MICROSECONDS = 1e6;

/**
 * Renders the still life on a WebGL2 canvas of its own, which works on every machine the mirror
 * runs on.
 */
export class StillLifeSource {
  readonly width: number;
  readonly height: number;
  /** Triangles drawn per frame, shadows apart. */
  readonly triangles: number;
  readonly #canvas: OffscreenCanvas;
  readonly #renderer: WebGPURenderer;
  readonly #scene: StillLifeScene;
  #state: 'ready' | 'lost' | 'disposed' = 'ready';

  private constructor(canvas: OffscreenCanvas, renderer: WebGPURenderer, scene: StillLifeScene) {
    this.width = canvas.width;
    this.height = canvas.height;
    this.triangles = scene.triangles;
    this.#canvas = canvas;
    this.#renderer = renderer;
    this.#scene = scene;
    renderer.onDeviceLost = () => {
      if (this.#state === 'ready') this.#state = 'lost';
    };
  }

  /**
   * Builds the scene; takes about a second.
   *
   * @throws EngineError 'gpu-missing' when there is no WebGL2; AbortError when `signal` says so.
   */
  static async create({seed, width, height, antialias = true, signal}: StillLifeOptions): Promise<StillLifeSource> {
    signal?.throwIfAborted();
    const canvas = new OffscreenCanvas(width, height);
    const renderer = await createRenderer(canvas, antialias);
    let scene: StillLifeScene | undefined;
    try {
      signal?.throwIfAborted();
      scene = buildScene(seed, width / height);
      scene.update(0);
      await renderer.compileAsync(scene.scene, scene.camera);
      signal?.throwIfAborted();
    } catch (error) {
      scene?.dispose();
      releaseRenderer(canvas, renderer);
      throw error;
    }
    return new StillLifeSource(canvas, renderer, scene);
  }

  /**
   * The picture at this time, stamped with it in microseconds. The caller closes the frame.
   *
   * @throws EngineError 'gpu-lost' when the scene's context is gone; make a new source then.
   */
  renderAt(seconds: number): VideoFrame {
    if (this.#state !== 'ready') throw new EngineError('gpu-lost', `the still life's WebGL2 context is ${this.#state}`);
    this.#scene.update(seconds);
    advanceFrame(this.#renderer);
    this.#renderer.render(this.#scene.scene, this.#scene.camera);
    // In the same task as the drawing: afterwards the drawing buffer is empty.
    return new VideoFrame(this.#canvas, {timestamp: Math.round(seconds * MICROSECONDS), alpha: 'discard'});
  }

  /** What is alive on the scene's GPU context now. */
  resources(): StillLifeResources {
    const {geometries, textures, total} = this.#renderer.info.memory;
    return {geometries, textures, bytes: total};
  }

  /** Frees everything, the context included. Frames already handed out stay valid. */
  dispose(): void {
    if (this.#state === 'disposed') return;
    this.#state = 'disposed';
    this.#scene.dispose();
    releaseRenderer(this.#canvas, this.#renderer);
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
