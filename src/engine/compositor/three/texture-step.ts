/**
 * One step of several that lead to a picture: a fragment program over a texture, with what it wrote
 * the time before to read from.
 */
import * as THREE from 'three/webgpu';
import {texture} from 'three/tsl';
import type {PixelSize} from '../../../protocol/units.ts';
import {type Plane} from '../../brush/plane.ts';
import {FLAT_MATERIAL} from './quad.ts';

/** A texture node whose texels have a type. */
export type TexelNode = THREE.TextureNode;

/** How a step's texture is kept. Bytes and half floats are filtered everywhere, floats are not. */
export interface StepOptions {
  /** At first; one texel unless said otherwise. */
  readonly size?: PixelSize;
  readonly type: typeof THREE.UnsignedByteType | typeof THREE.HalfFloatType | typeof THREE.FloatType;
  /** Whether the program, or another step's, reads what was written before. */
  readonly keepsBefore: boolean;
}

/** A texture that is written anew at every run, and may depend on what it was. */
export class TextureStep {
  /** What the run before this one wrote; for the step's own program. */
  readonly before: TexelNode;
  /** What the latest run wrote; for the steps that follow. */
  readonly after: TexelNode;
  readonly #material = new THREE.NodeMaterial();
  readonly #quad: THREE.QuadMesh;
  #read: THREE.RenderTarget;
  #write: THREE.RenderTarget;

  constructor(name: string, {size = {width: 1, height: 1}, type, keepsBefore}: StepOptions) {
    this.#write = createTarget(name, size, type);
    this.#read = keepsBefore ? createTarget(name, size, type) : this.#write;
    this.before = texture<'vec4'>(this.#read.texture);
    this.after = texture<'vec4'>(this.#write.texture);
    this.#material.setValues({...FLAT_MATERIAL, name, blending: THREE.NoBlending});
    this.#quad = new THREE.QuadMesh(this.#material);
  }

  /**
   * Sets the program. Apart from the constructor, because steps may read each other in a circle.
   */
  writes(program: THREE.Node<'vec4'>): this {
    this.#material.fragmentNode = program;
    return this;
  }

  /** Returns whether the size is another one: what was written before is lost then. */
  setSize({width, height}: PixelSize): boolean {
    if (this.#write.width === width && this.#write.height === height) return false;
    this.#write.setSize(width, height);
    this.#read.setSize(width, height);
    return true;
  }

  run(renderer: THREE.WebGPURenderer): void {
    [this.#read, this.#write] = [this.#write, this.#read];
    this.before.value = this.#read.texture;
    this.after.value = this.#write.texture;
    renderer.setRenderTarget(this.#write);
    this.#quad.render(renderer);
  }

  /** What the latest run wrote, in floats, from the top row downwards. */
  async read(renderer: THREE.WebGPURenderer): Promise<Plane> {
    const {width, height} = this.#write;
    const texels = await renderer.readRenderTargetPixelsAsync(this.#write, 0, 0, width, height);
    const values =
      texels instanceof Uint16Array ? Float32Array.from(texels, (half) => THREE.DataUtils.fromHalfFloat(half)) : texels;
    const data = new Float32Array(width * height * 4);
    for (let row = 0; row < height; row++) {
      // WebGL counts rows from below.
      const from = renderer.coordinateSystem === THREE.WebGLCoordinateSystem ? height - 1 - row : row;
      data.set(values.subarray(from * width * 4, (from + 1) * width * 4), row * width * 4);
    }
    return {width, height, data};
  }

  /** Comes back once the graphics card has drawn the latest run, and all that came before. */
  async drawn(renderer: THREE.WebGPURenderer): Promise<void> {
    await renderer.readRenderTargetPixelsAsync(this.#write, 0, 0, 1, 1);
  }

  dispose(): void {
    this.#read.dispose();
    this.#write.dispose();
    this.#material.dispose();
  }
}

/** A render target without depth. Only 8-bit and 16-bit ones are filtered everywhere. */
export function createTarget(
  name: string,
  {width, height}: PixelSize,
  type: THREE.TextureDataType,
): THREE.RenderTarget {
  const filter = type === THREE.FloatType ? THREE.NearestFilter : THREE.LinearFilter;
  const target = new THREE.RenderTarget(width, height, {
    type,
    depthBuffer: false,
    minFilter: filter,
    magFilter: filter,
    colorSpace: THREE.NoColorSpace,
  });
  target.texture.name = name;
  return target;
}
