/**
 * The arrangement as a scene of Three.js.
 */
import {BufferAttribute, BufferGeometry, Group, Mesh, type NodeMaterial, PerspectiveCamera, Scene} from 'three/webgpu';

import {arrange, type Thing} from '../arrangement.ts';
import {bustTurnAt, cameraAt} from '../composition.ts';
import type {MaterialName} from '../looks.ts';
import {triangleCount, type TriangleMesh} from '../triangle-mesh.ts';
import {createTextures} from './create-textures.ts';
import {createLighting} from './lighting.ts';
import {createMaterials} from './materials.ts';
import {placeCamera} from './place-camera.ts';

/** A scene that is a function of time. */
export interface StillLifeScene {
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  /** Triangles in all geometries together. */
  readonly triangles: number;
  /** Moves bust, light and camera to where they are at this time. */
  update(seconds: number): void;
  /** Frees geometries, materials, textures and the shadow map. */
  dispose(): void;
}

/** Builds the still life for a picture of this aspect (width over height). */
export function buildScene(seed: number, aspect: number): StillLifeScene {
  const {turning, bustPlace, still, textures: pictures, framing} = arrange(seed, aspect);
  const textures = createTextures(pictures);
  const lighting = createLighting();
  const materials = createMaterials(textures, lighting);
  const bust = new Group();
  bust.position.set(bustPlace.x, 0, bustPlace.z);
  bust.add(...turning.map((thing) => toMesh(thing, materials)));
  const scene = new Scene();
  scene.add(lighting.group, bust, ...still.map((thing) => toMesh(thing, materials)));
  drawInOrderOfCreation(scene);
  const camera = new PerspectiveCamera();
  return {
    scene,
    camera,
    triangles: [...turning, ...still].reduce((sum, {mesh}) => sum + triangleCount(mesh), 0),
    update(seconds) {
      bust.rotation.y = bustTurnAt(seconds);
      lighting.update(seconds);
      placeCamera(camera, cameraAt(framing, seconds));
    },
    dispose() {
      scene.traverse((object) => {
        if (object instanceof Mesh) (object as Mesh).geometry.dispose();
      });
      for (const owned of [...Object.values(materials), lighting, ...Object.values(textures)]) owned.dispose();
    },
  };
}

function toMesh({mesh, material, castsShadow}: Thing, materials: Readonly<Record<MaterialName, NodeMaterial>>): Mesh {
  const object = new Mesh(toGeometry(mesh), materials[material]);
  object.castShadow = castsShadow;
  object.receiveShadow = true;
  return object;
}

function toGeometry({positions, normals, colours, uvs, indices}: TriangleMesh): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  geometry.setAttribute('color', new BufferAttribute(colours, 3));
  if (uvs !== null) geometry.setAttribute('uv', new BufferAttribute(uvs, 2));
  geometry.setIndex(new BufferAttribute(indices, 1));
  return geometry;
}

/**
 * Near things were added first. Three.js would sort by the meshes' origins, which are all the same
 * point here, and draw the table and the curtain in full before what hides them.
 */
function drawInOrderOfCreation(scene: Scene): void {
  let order = 0;
  scene.traverse((object) => {
    object.renderOrder = order++;
  });
}
