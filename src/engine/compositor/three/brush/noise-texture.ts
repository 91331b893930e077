/** The noise that strokes are made of, as a texture that all who lay strokes share. */
import * as THREE from 'three/webgpu';
import {createNoiseTable, NOISE_SIDE} from '../../../brush/noise-table.ts';

/** Empty until it is needed: drawing the numbers takes a moment. */
export class NoiseTexture {
  readonly texture = createTexture();
  #isFilled = false;

  /** Draws the numbers, if that has not been done. */
  fill(): void {
    if (this.#isFilled) return;
    (this.texture.image as {data: Uint8Array}).data.set(createNoiseTable());
    this.texture.needsUpdate = true;
    this.#isFilled = true;
  }

  dispose(): void {
    this.texture.dispose();
  }
}

function createTexture(): THREE.DataTexture {
  const noise = new THREE.DataTexture(new Uint8Array(NOISE_SIDE ** 2 * 4), NOISE_SIDE, NOISE_SIDE);
  noise.colorSpace = THREE.NoColorSpace;
  noise.wrapS = THREE.RepeatWrapping;
  noise.wrapT = THREE.RepeatWrapping;
  noise.minFilter = THREE.LinearFilter;
  noise.magFilter = THREE.LinearFilter;
  noise.generateMipmaps = false;
  noise.needsUpdate = true;
  return noise;
}
