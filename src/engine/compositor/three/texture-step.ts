/**
 * One step of several that lead to a picture: a fragment program over a texture, with what it wrote
 * the time before to read from.
 */
import * as THREE from 'three/webgpu';
import {texture} from 'three/tsl';
import type {PixelSize} from '../../../protocol/units.ts';
import {FLAT_MATERIAL} from './quad.ts';

/** A texture node whose texels have a type. */
export type TexelNode = THREE.TextureNode;

/** How a step's texture is kept. Half floats are filtered everywhere, floats are not. */
export interface StepOptions {
  /** At first; one texel unless said otherwise. */
  readonly size?: PixelSize;
  readonly type: typeof THREE.HalfFloatType | typeof THREE.FloatType;
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
