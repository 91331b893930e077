/** The scene's pictures as textures of Three.js. */
import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  NoColorSpace,
  RepeatWrapping,
  SRGBColorSpace,
} from 'three/webgpu';

import type {SceneTextures, Texels} from '../textures.ts';

/** Makes them, under the same names. Who creates them disposes of them. */
export function createTextures({wood, linen, leather, wall}: SceneTextures): Record<keyof SceneTextures, DataTexture> {
  const wallTexture = toTexture(wall);
  // Its values go to the screen unchanged, and it is never seen small.
  wallTexture.colorSpace = NoColorSpace;
  wallTexture.minFilter = LinearFilter;
  wallTexture.generateMipmaps = false;
  return {wood: toTexture(wood), linen: toTexture(linen), leather: toTexture(leather), wall: wallTexture};
}

function toTexture({texels, width, height}: Texels): DataTexture {
  const texture = new DataTexture(texels, width, height);
  texture.colorSpace = SRGBColorSpace;
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}
