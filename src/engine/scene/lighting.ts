/**
 * Light as in a painter's studio: one warm window high on the left that wanders with the hours, and little else.
 */
import {Group, HemisphereLight, SpotLight, type Vector3} from 'three/webgpu';

import {softShadowFilter} from './shadow-filter.ts';

/** The wander of the key light: degrees around and above the table, and the seconds one sweep takes. */
const AZIMUTH = {middle: -38, swing: 24, periodSeconds: 53} as const;
const ELEVATION = {middle: 43, swing: 7, periodSeconds: 37} as const;

/** Distance of the key light, and the height it aims at, in decimetres. */
const KEY_DISTANCE = 15;
const KEY_TARGET_Y = 2;

/** Pixels along the side of the shadow map: the most a software GPU redraws every frame without pain. */
const SHADOW_MAP_SIZE = 512;

/** The lights, and how they move. */
export interface Lighting {
  readonly group: Group;
  /** Moves the lights to where they are at this time; the same time gives the same light. */
  update(seconds: number): void;
  dispose(): void;
}

/** Sets up the lights, for a renderer whose shadow maps are on; `windowDirection` is kept pointing at the key light, for reflections. */
export function createLighting(windowDirection: Vector3): Lighting {
  const key = new SpotLight(0xffdcae, 3.6, 0, 0.42, 0.9, 0);
  key.target.position.set(0, KEY_TARGET_Y, 0);
  key.castShadow = true;
  key.shadow.mapSize.set(SHADOW_MAP_SIZE, SHADOW_MAP_SIZE);
  key.shadow.camera.near = 6;
  key.shadow.camera.far = 24;
  key.shadow.bias = -0.0006;
  key.shadow.normalBias = 0.03;
  // Read by the renderer, missing from its types.
  Object.assign(key.shadow, {filterNode: softShadowFilter});

  // Cool light from a far window on the right, warm light back from table and floor.
  const fill = new HemisphereLight(0x7f93bc, 0x6a4a2c, 0.6);
  fill.position.set(0.75, 0.65, -0.2);

  const group = new Group();
  group.add(key, key.target, fill);
  return {
    group,
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
      key.intensity = 3.6 * (1 + 0.07 * Math.sin(seconds * 0.31) + 0.04 * Math.sin(seconds * 0.83 + 2));
    },
    dispose() {
      key.dispose();
      fill.dispose();
    },
  };
}

function degrees(value: number): number {
  return (value * Math.PI) / 180;
}
