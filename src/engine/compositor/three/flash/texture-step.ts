/**
 * One step of the limiter: a fragment program over a small texture, with what it wrote the time
 * before to read from.
 */
import * as THREE from 'three/webgpu';
import {texture} from 'three/tsl';
import type {PixelSize} from '../../../../protocol/units.ts';
import {FLAT_MATERIAL} from '../quad.ts';

/** A texture node whose texels have a type. */
export type TexelNode = THREE.TextureNode;

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

  constructor(name: string, {width, height}: PixelSize) {
    const create = (): THREE.RenderTarget => createTarget(name, {width, height}, THREE.FloatType);
    this.#read = create();
    this.#write = create();
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

/** A small render target without depth. Only 8-bit and 16-bit ones are filtered everywhere. */
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
  target.texture.name = `FlashLimiter.${name}`;
  return target;
}
