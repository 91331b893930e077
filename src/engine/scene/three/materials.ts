/**
 * The few materials of the scene. Vertex colours carry most of the painting; textures only what
 * needs a sharp edge.
 */
import {
  type DataTexture,
  FrontSide,
  MeshBasicNodeMaterial,
  MeshPhongNodeMaterial,
  type Node,
  type NodeMaterial,
  type Vector3,
} from 'three/webgpu';
import {
  abs,
  cross,
  dot,
  normalize,
  output,
  reflectVector,
  smoothstep,
  sqrt,
  step,
  uniform,
  vec3,
  vec4,
} from 'three/tsl';

import {FILM, GLAZE, type MaterialName, WINDOW} from '../looks.ts';
import type {SceneTextures} from '../textures.ts';
import type {Lighting} from './lighting.ts';

/**
 * Makes all materials, for this light. Who creates them disposes of them; the textures are not
 * theirs.
 */
export function createMaterials(
  textures: Readonly<Record<keyof SceneTextures, DataTexture>>,
  {windowDirection, dull, dullUnshadowed}: Lighting,
): Readonly<Record<MaterialName, NodeMaterial>> {
  const glazed = new MeshPhongNodeMaterial({vertexColors: true, specular: GLAZE.specular, shininess: GLAZE.shininess});
  glazed.emissiveNode = vec3(...GLAZE.glint).mul(windowGlint(windowDirection));
  return {
    stone: createDull(dull),
    paper: createDull(dull),
    velvet: createDull(dullUnshadowed),
    glazed: develop(glazed, output.rgb),
    wood: createDull(dull, textures.wood),
    linen: createDull(dull, textures.linen),
    leather: createDull(dull, textures.leather),
    // The wall's picture is developed already.
    wall: new MeshBasicNodeMaterial({map: textures.wall}),
  };
}

/** A surface without shine, lit by our own short formula. */
function createDull(light: Node<'vec3'>, map: DataTexture | null = null): NodeMaterial {
  const material = new MeshBasicNodeMaterial({vertexColors: true, map});
  material.lights = false;
  return develop(material, output.rgb.mul(light));
}

/**
 * Turns light into picture values in the material itself: highlights roll off as on film and
 * shadows stay open. A quotient and a square root (for the display's curve) instead of powers, and
 * no second full-screen pass as the renderer's own tone mapping would need: a software GPU feels
 * both.
 */
function develop<Material extends NodeMaterial>(material: Material, light: Node<'vec3'>): Material {
  // The lit side casts the shadow: cast by the far side, it would not reach what touches the thing
  // from below.
  material.shadowSide = FrontSide;
  material.outputNode = vec4(sqrt(light.mul(FILM.white).div(light.add(FILM.shoulder))), 1);
  return material;
}

/**
 * 0..1: how much of a four-paned window in the given direction a mirror-like surface shows here.
 */
function windowGlint(direction: Vector3) {
  const towards = normalize(uniform(direction));
  const right = normalize(cross(vec3(0, 1, 0), towards));
  const up = cross(towards, right);
  const facing = dot(reflectVector, towards);
  const x = abs(dot(reflectVector, right).div(facing.max(0.2)));
  const y = abs(dot(reflectVector, up).div(facing.max(0.2)));
  const inside = (at: typeof x, edge: number) => smoothstep(edge + WINDOW.soft, edge - WINDOW.soft, at);
  const besideBar = (at: typeof x) => smoothstep(WINDOW.bar - WINDOW.soft, WINDOW.bar + WINDOW.soft, at);
  const isBefore = step(0.2, facing); // behind the mirror the same lines meet again
  return isBefore.mul(inside(x, WINDOW.halfWidth), inside(y, WINDOW.halfHeight), besideBar(x), besideBar(y));
}
