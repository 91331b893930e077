/**
 * The still life drawn by the processor alone: small pictures, for machines without hardware
 * graphics.
 */
import {assert, present} from '../../../protocol/assert.ts';
import {arrange} from '../arrangement.ts';
import type {StillLife, StillLifeOptions} from '../still-life.ts';
import {ViewPlayer} from './view-player.ts';
import {ViewRenderer} from './view-renderer.ts';

/** A still life without WebGL, without WebGPU and without Three.js. */
export class SoftwareStillLife implements StillLife {
  readonly #context = present(
    new OffscreenCanvas(1, 1).getContext('2d', {alpha: false, willReadFrequently: true}),
    () => 'a 2-D context',
  );
  #player: ViewPlayer | null = null;

  /** Builds the first scene; takes about a second. */
  static async create(options: StillLifeOptions): Promise<SoftwareStillLife> {
    const source = new SoftwareStillLife();
    await source.change(options);
    return source;
  }

  /** Builds another scene in place of the one before. */
  change({seed, width, height}: StillLifeOptions): Promise<void> {
    this.#player = new ViewPlayer(new ViewRenderer(arrange(seed, width / height), width, height));
    this.#context.canvas.width = width;
    this.#context.canvas.height = height;
    return Promise.resolve();
  }

  /** The picture at this time, in seconds. The caller closes it. */
  renderAt(seconds: number): ImageBitmap {
    const player = this.#open();
    player.drawAt(seconds);
    return this.#toBitmap(player);
  }

  /** The next picture of a scene in motion, at about this time. The caller closes it. */
  playTo(seconds: number): ImageBitmap {
    const player = this.#open();
    player.playTo(seconds);
    return this.#toBitmap(player);
  }

  /** Lets go of the scene. Pictures already handed out stay valid. */
  dispose(): void {
    this.#player = null;
  }

  #open(): ViewPlayer {
    assert(this.#player !== null, () => 'a still life is drawn before it is disposed of');
    return this.#player;
  }

  #toBitmap({pixels}: ViewPlayer): ImageBitmap {
    const {canvas} = this.#context;
    const bytes = new Uint8ClampedArray(pixels.buffer);
    this.#context.putImageData(new ImageData(bytes, canvas.width, canvas.height), 0, 0);
    return canvas.transferToImageBitmap();
  }
}
