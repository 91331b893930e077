/**
 * All plates of a lens as one mesh: a quad for each, flat on the canvas or turned in depth, with
 * its part of the atlas.
 */
import * as THREE from 'three/webgpu';
import {attribute, cameraProjectionMatrix, floor, mix, modelViewMatrix, texture, uniform, vec4} from 'three/tsl';
import type {PixelSize} from '../../../protocol/units.ts';
import type {AtlasPlace} from './plate-atlas.ts';
import type {Corner} from '../../picture/place-planes.ts';
import {FLAT_MATERIAL} from './quad.ts';
import {sampleSmooth} from './smooth-sample.ts';
import {smoothnessFor} from '../smoothness.ts';

/** A plate to be drawn. */
export interface PlateQuad {
  /** Upper left, upper right, lower left, lower right. */
  readonly corners: readonly [Corner, Corner, Corner, Corner];
  readonly place: AtlasPlace;
  readonly isSmooth: boolean;
}

/** The mesh. */
export class PlateMesh {
  readonly mesh: THREE.Mesh<THREE.BufferGeometry, THREE.NodeMaterial>;
  readonly #atlasNode: ReturnType<typeof texture<'vec4'>>;
  readonly #atlasSize = uniform(new THREE.Vector2(1, 1));
  readonly #opacity = uniform(0);
  #quads = 0;

  constructor(atlas: THREE.Texture) {
    this.#atlasNode = texture<'vec4'>(atlas);
    this.mesh = new THREE.Mesh(createGeometry(0), this.#createMaterial());
    this.mesh.frustumCulled = false;
  }

  /** @param size Of the atlas, in texels. */
  setAtlas(atlas: THREE.Texture, size: PixelSize): void {
    this.#atlasNode.value = atlas;
    this.#atlasSize.value.set(size.width, size.height);
  }

  set opacity(opacity: number) {
    this.#opacity.value = opacity;
  }

  /**
   * @param quads In the order in which they are drawn.
   * @param pixelRatio Device pixels in a CSS pixel.
   */
  setQuads(quads: readonly PlateQuad[], pixelRatio: number): void {
    if (quads.length !== this.#quads) {
      this.mesh.geometry.dispose();
      this.mesh.geometry = createGeometry(quads.length);
      this.#quads = quads.length;
    }
    const {geometry} = this.mesh;
    const [position, atlas, sampling] = ['position', 'atlas', 'sampling'].map((name) => geometry.getAttribute(name));
    for (const [index, {corners, place, isSmooth}] of quads.entries()) {
      const enlargement = (Math.abs(corners[1][0] - corners[0][0]) * pixelRatio) / place.width;
      const smoothness = isSmooth ? smoothnessFor(enlargement) : 0;
      for (const [corner, [x, y, depth]] of corners.entries()) {
        const at = index * 4 + corner;
        position?.setXYZ(at, x, y, depth);
        atlas?.setXY(at, place.x + (corner % 2) * place.width, place.y + Math.floor(corner / 2) * place.height);
        sampling?.setXY(at, smoothness, isSmooth ? 0 : 1);
      }
    }
    for (const changed of [position, atlas, sampling]) if (changed) changed.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  #createMaterial(): THREE.NodeMaterial {
    const material = new THREE.NodeMaterial();
    material.setValues({...FLAT_MATERIAL, transparent: true});
    const corner = attribute<'vec3'>('position', 'vec3');
    // The depth as the fourth coordinate: what is drawn on a turned plane is foreshortened with it.
    material.vertexNode = cameraProjectionMatrix
      .mul(modelViewMatrix)
      .mul(vec4(corner.xy, 0, 1))
      .mul(corner.z);
    const texel = attribute<'vec2'>('atlas', 'vec2');
    const sampling = attribute<'vec2'>('sampling', 'vec2');
    // At a texel's middle, interpolation gives the texel alone.
    const at = mix(texel, floor(texel).add(0.5), sampling.y).div(this.#atlasSize);
    const colour = sampleSmooth(this.#atlasNode, at, this.#atlasSize, sampling.x);
    material.fragmentNode = vec4(colour, this.#atlasNode.sample(at).a.mul(this.#opacity));
    return material;
  }
}

/** Two triangles for each quad. */
function createGeometry(quads: number): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  for (const [name, length] of [
    ['position', 3],
    ['atlas', 2],
    ['sampling', 2],
  ] as const) {
    geometry.setAttribute(name, new THREE.BufferAttribute(new Float32Array(Math.max(1, quads) * 4 * length), length));
  }
  const corners = Array.from({length: quads}, (_, quad) => [0, 2, 1, 1, 2, 3].map((corner) => quad * 4 + corner));
  geometry.setIndex(corners.flat());
  return geometry;
}
