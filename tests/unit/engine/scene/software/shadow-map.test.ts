/**
 * The softness of shadows, against the curve that it follows.
 */
import {expect, test} from 'vitest';

import {createShadowMap, lightAt, SHADOW_MAP_SIDE} from '../../../../../src/engine/scene/software/shadow-map.ts';

const NEAR = 0.07;
const MIDDLE = SHADOW_MAP_SIDE / 2;

/** A map whose left half is covered by something nearer to the light. */
function halfCovered() {
  const map = createShadowMap();
  for (let at = 0; at < map.nearness.length; at++) if (at % map.width < MIDDLE) map.nearness[at] = NEAR * 1.2;
  return map;
}

/** The integral of the quadratic B-spline from minus infinity to x. */
function covered(x: number): number {
  if (x <= -1.5) return 0;
  if (x >= 1.5) return 1;
  if (x < -0.5) return (x + 1.5) ** 3 / 6;
  if (x > 0.5) return 1 - (1.5 - x) ** 3 / 6;
  return 0.5 + 0.75 * x - x ** 3 / 3;
}

test('the edge of a shadow rises over three texels like the integral of its filter', () => {
  const map = halfCovered();
  for (let x = -3; x <= 3; x += 0.125) {
    const light = lightAt(map, MIDDLE + x, 100.3, NEAR);
    // The filter's own weights are samples of the spline: equal in the middle of a texel and at
    // its edges, close between.
    expect(Math.abs(light - covered(x))).toBeLessThan(0.05);
  }
  expect(lightAt(map, MIDDLE, 100.3, NEAR)).toBeCloseTo(0.5, 6);
});

test('light is whole before what covers, behind nothing, and beyond the map', () => {
  const map = halfCovered();
  expect(lightAt(map, 50, 50, NEAR * 1.3)).toBeCloseTo(1, 6);
  expect(lightAt(map, MIDDLE + 50, 50, NEAR)).toBeCloseTo(1, 6);
  expect(lightAt(map, -5, 50, NEAR)).toBe(1);
  expect(lightAt(map, 50, SHADOW_MAP_SIDE + 2, NEAR)).toBe(1);
  expect(lightAt(map, 50, 50, NEAR)).toBe(0);
});
