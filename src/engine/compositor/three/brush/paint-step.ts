/**
 * One step of the finishing pass: a fragment program over a texture, with what it wrote the time
 * before to read from.
 */
import * as THREE from 'three/webgpu';
import {texture} from 'three/tsl';
import type {PixelSize} from '../../../../protocol/units.ts';
import {FLAT_MATERIAL} from '../quad.ts';

/** How a step's texture is kept. Half floats are filtered everywhere, floats are not. */
export type StepType = typeof THREE.HalfFloatType | typeof THREE.FloatType;

/** A texture that is written anew at every run. */
export class PaintStep {
  /** What the latest run wrote; for the steps that follow. */
  readonly after: THREE.TextureNode;
  /** What the run before it wrote; for the step's own program. */
  readonly before: THREE.TextureNode;
  readonly #material = new THREE.NodeMaterial();
  readonly #quad: THREE.QuadMesh;
  #read: THREE.RenderTarget;
  #write: THREE.RenderTarget;

  /** @param keepsBefore Whether the program reads what it wrote before. */
  constructor(name: string, type: StepType, keepsBefore: boolean) {
    this.#write = createTarget(name, type);
    this.#read = keepsBefore ? createTarget(name, type) : this.#write;
    this.after = texture<'vec4'>(this.#write.texture);
    this.before = texture<'vec4'>(this.#read.texture);
    this.#material.setValues({...FLAT_MATERIAL, name, blending: THREE.NoBlending});
    this.#quad = new THREE.QuadMesh(this.#material);
  }

  /** Sets the program. Apart from the constructor, because a program may read its own step. */
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

function createTarget(name: string, type: StepType): THREE.RenderTarget {
  const filter = type === THREE.FloatType ? THREE.NearestFilter : THREE.LinearFilter;
  const target = new THREE.RenderTarget(1, 1, {
    type,
    depthBuffer: false,
    minFilter: filter,
    magFilter: filter,
    colorSpace: THREE.NoColorSpace,
  });
  target.texture.name = `PaintingFinisher.${name}`;
  return target;
}
