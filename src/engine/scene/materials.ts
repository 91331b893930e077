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

import type {Lighting} from './lighting.ts';

/**
 * The film curve sqrt(WHITE x / (x + SHOULDER)): full white at x = 3.4, middle grey 0.18 at 0.51.
 */
const WHITE = 1.18;
const SHOULDER = 0.62;

/** Half the width and height of the window mirrored in glaze, as tangents of angles. */
const WINDOW = {halfWidth: 0.17, halfHeight: 0.24, bar: 0.018, soft: 0.02} as const;

/** Every material of the scene. Who creates them disposes of them. */
export interface SceneMaterials {
  readonly stone: NodeMaterial;
  readonly paper: NodeMaterial;
  readonly velvet: NodeMaterial;
  readonly glazed: NodeMaterial;
  readonly wood: NodeMaterial;
  readonly linen: NodeMaterial;
  readonly leather: NodeMaterial;
  readonly wall: NodeMaterial;
}

/** Textures that the materials show and do not own. */
export interface SceneTextures {
  readonly wood: DataTexture;
  readonly linen: DataTexture;
  readonly books: DataTexture;
  readonly wall: DataTexture;
}

/** Makes all materials, for this light. */
export function createMaterials(
  textures: SceneTextures,
  {windowDirection, dull, dullUnshadowed}: Lighting,
): SceneMaterials {
  const glazed = new MeshPhongNodeMaterial({vertexColors: true, specular: 0x2a2622, shininess: 38});
  glazed.emissiveNode = vec3(1, 0.93, 0.8).mul(windowGlint(windowDirection)).mul(0.4);
  return {
    stone: createDull(dull),
    paper: createDull(dull),
    velvet: createDull(dullUnshadowed),
    glazed: develop(glazed, output.rgb),
    wood: createDull(dull, textures.wood),
    linen: createDull(dull, textures.linen),
    leather: createDull(dull, textures.books),
    // The wall's picture is developed already.
    wall: new MeshBasicNodeMaterial({map: textures.wall}),
  };
}

/** Frees every material. */
export function disposeMaterials(materials: SceneMaterials): void {
  const {stone, paper, velvet, glazed, wood, linen, leather, wall} = materials;
  for (const material of [stone, paper, velvet, glazed, wood, linen, leather, wall]) material.dispose();
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
  material.outputNode = vec4(sqrt(light.mul(WHITE).div(light.add(SHOULDER))), 1);
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
