/**
 * A Three.js texture that follows the newest picture of a slot, whatever form the picture comes in.
 */
import * as THREE from 'three/webgpu';
import {assertNever} from '../../../protocol/assert.ts';
import type {Picture} from '../../picture/picture.ts';

/** The texture of one slot. Row 0 of every picture is its upper edge and lies at v = 0. */
export class PictureTexture {
  #texture = nothing();
  #picture: Picture | null = null;

  /** The texture to sample now; it may be another object after `update`. */
  get texture(): THREE.Texture {
    return this.#texture;
  }

  /** Whether a picture has arrived. */
  get hasPicture(): boolean {
    return this.#picture !== null;
  }

  /**
   * Shows a picture from the next render on. Takes ownership of bitmaps; GPU textures stay their
   * maker's.
   */
  update(picture: Picture): void {
    const previous = this.#picture;
    this.#picture = picture;
    switch (picture.kind) {
      case 'gpu-texture':
        if (previous?.kind !== 'gpu-texture' || previous.texture !== picture.texture) {
          this.#replace(new THREE.ExternalTexture(picture.texture));
        }
        break;
      case 'bitmap':
        if (previous?.kind === 'bitmap' && isSameSize(previous, picture)) this.#texture.image = picture.bitmap;
        else this.#replace(new THREE.Texture(picture.bitmap));
        this.#texture.needsUpdate = true;
        break;
      case 'pixels':
        if (previous?.kind === 'pixels' && isSameSize(previous, picture)) {
          (this.#texture.image as {data: Uint8ClampedArray}).data = picture.data;
        } else {
          this.#replace(new THREE.DataTexture(picture.data, picture.size.width, picture.size.height));
        }
        this.#texture.needsUpdate = true;
        break;
      default:
        assertNever(picture);
    }
    // A bitmap that was never rendered is closed here; one that was, is on the GPU already.
    if (previous?.kind === 'bitmap') previous.bitmap.close();
  }

  /** Lets the picture go, as if none had arrived. */
  drop(): void {
    this.#replace(nothing());
    this.#forget();
  }

  dispose(): void {
    this.#texture.dispose();
    this.#forget();
  }

  #forget(): void {
    if (this.#picture?.kind === 'bitmap') this.#picture.bitmap.close();
    this.#picture = null;
  }

  #replace(texture: THREE.Texture): void {
    this.#texture.dispose();
    this.#texture = prepare(texture);
  }
}

/** Almost black, where no picture is. */
function nothing(): THREE.Texture {
  return prepare(new THREE.DataTexture(new Uint8Array([14, 13, 12, 255]), 1, 1));
}

function isSameSize(a: Picture, b: Picture): boolean {
  return a.size.width === b.size.width && a.size.height === b.size.height;
}

/**
 * Our pixels are sRGB values already and are shown as they are: no conversion, no flip, no mip
 * levels.
 */
export function prepare<Texture extends THREE.Texture>(texture: Texture): Texture {
  texture.colorSpace = THREE.NoColorSpace;
  texture.flipY = false;
  texture.generateMipmaps = false;
  texture.minFilter = THREE.LinearFilter;
  texture.magFilter = THREE.LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
