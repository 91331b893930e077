/**
 * Shine, against its formula and its shape.
 */
import {describe, expect, test} from 'vitest';

import {GLAZE, WINDOW} from '../../../../../src/engine/scene/looks.ts';
import type {Triple} from '../../../../../src/engine/scene/parametric.ts';
import {highlight, windowAxes, windowGlint} from '../../../../../src/engine/scene/software/glaze.ts';

test('the highlight is the normalised lobe, and its cut-off edge does not show', () => {
  for (let cosine = -1; cosine <= 1; cosine += 0.01) {
    // D / 4 of Blinn and Phong, (n + 2) / (2 pi) cos^n / 4, times pi for a light over pi.
    const wanted = ((GLAZE.shininess + 2) / 8) * Math.max(cosine, 0) ** GLAZE.shininess;
    expect(Math.abs(highlight(cosine) - wanted)).toBeLessThan(1e-3);
  }
});

describe('the mirrored window', () => {
  const towards: Triple = [-0.48, 0.6, 0.64];
  const axes = windowAxes(towards);
  /** The glint in the direction at these tangents from the window's middle. */
  const at = (across: number, along: number): number => {
    const [x, y, z] = [0, 1, 2].map((axis) => towards[axis]! + across * axes.right[axis]! + along * axes.up[axis]!) as [
      number,
      number,
      number,
    ];
    const length = Math.hypot(x, y, z);
    return windowGlint(x / length, y / length, z / length, axes);
  };

  test('has upright axes at right angles', () => {
    const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    expect(axes.right[1]).toBe(0);
    expect(axes.up[1]).toBeGreaterThan(0);
    for (const [a, b] of [
      [axes.right, axes.up],
      [axes.right, towards],
      [axes.up, towards],
    ] as const) {
      expect(dot(a, b)).toBeCloseTo(0, 12);
    }
  });

  test('shines in its four panes, and neither on its bars nor around it', () => {
    for (const [x, y] of [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const) {
      expect(at(x * 0.09, y * 0.12)).toBeCloseTo(1, 9);
      expect(at(x * (WINDOW.halfWidth + 0.03), y * 0.12)).toBe(0);
      expect(at(x * 0.09, y * (WINDOW.halfHeight + 0.03))).toBe(0);
      expect(at(x * WINDOW.halfWidth, y * 0.12)).toBeCloseTo(0.5, 9);
    }
    expect(at(0, 0.12)).toBeLessThan(0.01);
    expect(at(0.09, 0)).toBeLessThan(0.01);
  });

  test('is not seen in the opposite direction', () => {
    expect(windowGlint(-towards[0], -towards[1], -towards[2], axes)).toBe(0);
  });
});
