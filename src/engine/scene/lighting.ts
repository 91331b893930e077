/**
 * Light as in a painter's studio: one warm window high on the left that wanders with the hours, and
 * little else.
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

import {softShadowFilter} from './shadow-filter.ts';

/**
 * The wander of the key light: degrees around and above the table, and the seconds one sweep takes.
 */
const AZIMUTH = {middle: -38, swing: 24, periodSeconds: 53} as const;
const ELEVATION = {middle: 43, swing: 7, periodSeconds: 37} as const;

/** Distance of the key light, and the height it aims at, in decimetres. */
const KEY_DISTANCE = 15;
const KEY_TARGET_Y = 2;

/**
 * Pixels along the side of the shadow map: the most a software GPU redraws every frame without
 * pain.
 */
const SHADOW_MAP_SIZE = 512;

/**
 * Half the key light's cone in radians, and the share of it over which it fades: a pool of light,
 * no edge.
 */
const CONE = 0.42;
const CONE_FADE = 0.9;

const KEY_INTENSITY = 3.6;

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
  const key = new SpotLight(0xffdcae, KEY_INTENSITY, 0, CONE, CONE_FADE, 0);
  key.target.position.set(0, KEY_TARGET_Y, 0);
  key.castShadow = true;
  key.shadow.mapSize.set(SHADOW_MAP_SIZE, SHADOW_MAP_SIZE);
  key.shadow.camera.near = 6;
  key.shadow.camera.far = 24;
  key.shadow.bias = -0.0006;
  key.shadow.normalBias = 0.03;
  const keyShadow = shadow(key);
  // Both are read by the renderer and missing from its types. All materials share one shadow map.
  Object.assign(key.shadow, {filterNode: softShadowFilter, shadowNode: keyShadow});

  // Cool light from a far window on the right, warm light back from table and floor.
  const fill = new HemisphereLight(0x7f93bc, 0x6a4a2c, 0.6);
  fill.position.set(0.75, 0.65, -0.2);

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
      const azimuth = degrees(
        AZIMUTH.middle + AZIMUTH.swing * Math.sin((2 * Math.PI * seconds) / AZIMUTH.periodSeconds),
      );
      const elevation = degrees(
        ELEVATION.middle + ELEVATION.swing * Math.sin((2 * Math.PI * seconds) / ELEVATION.periodSeconds + 1),
      );
      windowDirection.set(
        Math.sin(azimuth) * Math.cos(elevation),
        Math.sin(elevation),
        Math.cos(azimuth) * Math.cos(elevation),
      );
      key.position.copy(windowDirection).multiplyScalar(KEY_DISTANCE);
      key.position.y += KEY_TARGET_Y;
      // A cloud passes now and then.
      key.intensity = KEY_INTENSITY * (1 + 0.07 * Math.sin(seconds * 0.31) + 0.04 * Math.sin(seconds * 0.83 + 2));
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
  const pool = smoothstep(Math.cos(CONE), Math.cos(CONE * (1 - CONE_FADE)), dot(towards, uniform(direction)));
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

function degrees(value: number): number {
  return (value * Math.PI) / 180;
}
