/** The textures pictures are written to: one for each slot, replaced when its size changes. */
import type {PixelSize} from '../../protocol/units.ts';
import type {PictureSlot} from '../picture/picture.ts';

/**
 * Textures by slot. A texture whose size no longer fits is destroyed only when its successor is
 * taken a second time, because the compositor may show it for one more display frame.
 */
export class PictureTextures {
  readonly #device: GPUDevice;
  readonly #current = new Map<PictureSlot, GPUTexture>();
  readonly #retired = new Map<PictureSlot, GPUTexture>();

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /**
   * The texture of a slot at a size: rgba8unorm, writable by compute, sampled by the compositor.
   */
  take(slot: PictureSlot, size: PixelSize): GPUTexture {
    this.#retired.get(slot)?.destroy();
    this.#retired.delete(slot);
    const current = this.#current.get(slot);
    if (current?.width === size.width && current.height === size.height) return current;
    if (current) this.#retired.set(slot, current);
    const texture = this.#device.createTexture({
      label: `PictureTextures.slot ${slot}`,
      size: [size.width, size.height],
      format: 'rgba8unorm',
      usage: GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_SRC,
    });
    this.#current.set(slot, texture);
    return texture;
  }

  /** What is alive. */
  held(): {readonly textures: number; readonly bytes: number} {
    const all = [...this.#current.values(), ...this.#retired.values()];
    return {textures: all.length, bytes: all.reduce((sum, {width, height}) => sum + width * height * 4, 0)};
  }

  dispose(): void {
    for (const texture of [...this.#current.values(), ...this.#retired.values()]) texture.destroy();
    this.#current.clear();
    this.#retired.clear();
  }
}
