/**
 * The key light, the fill light and the shadows of Three.js, as short formulas of our own.
 */
import {Color, Group, HemisphereLight, type Node, SpotLight, Vector3} from 'three/webgpu';
import {
  dot,
  mix,
  modelWorldMatrix,
  normalize,
  normalLocal,
  positionWorld,
  shadow,
  smoothstep,
  uniform,
  vec4,
  vertexStage,
} from 'three/tsl';

import {FILL_LIGHT, KEY_LIGHT, keyLightAt} from '../light.ts';
import {softShadowFilter} from './shadow-filter.ts';

/**
 * Pixels along the side of the shadow map: the most a software GPU redraws every frame without
 * pain.
 */
const SHADOW_MAP_SIZE = 512;

/** The lights, and how they move. */
export interface Lighting {
  readonly group: Group;
  /** Direction from the scene to the key light, for reflections. */
  readonly windowDirection: Vector3;
  /**
   * What a dull surface makes of the light, as a factor on its colour: with and without the key
   * light's shadows.
   */
  readonly dull: Node<'vec3'>;
  readonly dullUnshadowed: Node<'vec3'>;
  /** Moves the lights to where they are at this time; the same time gives the same light. */
  update(seconds: number): void;
  dispose(): void;
}

/** Sets up the lights, for a renderer whose shadow maps are on. */
export function createLighting(): Lighting {
  const windowDirection = new Vector3(0, 1, 0);
  const key = new SpotLight(KEY_LIGHT.colour, 1, 0, KEY_LIGHT.cone, KEY_LIGHT.fade, 0);
  key.target.position.set(0, KEY_LIGHT.targetY, 0);
  key.castShadow = true;
  key.shadow.mapSize.set(SHADOW_MAP_SIZE, SHADOW_MAP_SIZE);
  key.shadow.camera.near = KEY_LIGHT.near;
  key.shadow.camera.far = KEY_LIGHT.far;
  key.shadow.bias = -0.0006;
  key.shadow.normalBias = 0.03;
  const keyShadow = shadow(key);
  // Both are read by the renderer and missing from its types. All materials share one shadow map.
  Object.assign(key.shadow, {filterNode: softShadowFilter, shadowNode: keyShadow});

  const fill = new HemisphereLight(FILL_LIGHT.sky, FILL_LIGHT.ground, FILL_LIGHT.intensity);
  fill.position.set(...FILL_LIGHT.towards);

  const keyLight = uniform(new Color());
  const direct = keyLight.mul(keyOnSurface(key.position, windowDirection));
  const around = fillOnSurface(fill);
  const group = new Group();
  group.add(key, key.target, fill);
  return {
    group,
    windowDirection,
    dull: direct.mul(keyShadow as unknown as Node<'float'>).add(around),
    dullUnshadowed: direct.add(around),
    update(seconds) {
      const {direction, position, intensity} = keyLightAt(seconds);
      windowDirection.set(...direction);
      key.position.set(...position);
      key.intensity = intensity;
      keyLight.value.copy(key.color).multiplyScalar(key.intensity / Math.PI);
    },
    dispose() {
      key.dispose();
      fill.dispose();
    },
  };
}

/**
 * The share of the key light that falls on a surface, by Lambert's law, inside its cone. Three.js'
 * own materials work all of this out at every pixel, which takes a software GPU half its frame;
 * here only what bends quickly is left to the pixels.
 */
function keyOnSurface(position: Vector3, direction: Vector3): Node<'float'> {
  const towards = normalize(uniform(position).sub(positionWorld));
  const pool = smoothstep(
    Math.cos(KEY_LIGHT.cone),
    Math.cos(KEY_LIGHT.cone * (1 - KEY_LIGHT.fade)),
    dot(towards, uniform(direction)),
  );
  return dot(normalize(surfaceNormal()), vertexStage(towards)).max(0).mul(vertexStage(pool));
}

/** What a hemisphere light sends to a surface, per vertex: it changes slowly. */
function fillOnSurface({position, color, groundColor, intensity}: HemisphereLight): Node<'vec3'> {
  const upper = uniform(color.clone().multiplyScalar(intensity / Math.PI));
  const lower = uniform(groundColor.clone().multiplyScalar(intensity / Math.PI));
  const share = dot(surfaceNormal(), uniform(position.clone().normalize())).mul(0.5).add(0.5);
  return vertexStage(mix(lower, upper, share));
}

/** The normal in the room's coordinates; nothing in the scene is scaled. */
function surfaceNormal(): Node<'vec3'> {
  return vertexStage(modelWorldMatrix.mul(vec4(normalLocal, 0)).xyz);
}
