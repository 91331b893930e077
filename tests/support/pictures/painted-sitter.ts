/** Somebody before a wall, painted: a head with eyes, a shoulder, strokes everywhere. */
import type {PixelSize} from '../../../src/protocol/units.ts';
import type {SeededRandom} from '../../../src/engine/shared/seeded-random.ts';
import {drawPicture, type Picture, type Rgb} from './picture.ts';

/**
 * Draws the painting.
 *
 * @param moved How far it has gone to the right, in pixels. @param random Adds a camera's noise.
 */
export function drawPaintedSitter({width, height}: PixelSize, moved = 0, random: SeededRandom | null = null): Picture {
  return drawPicture(width, height, (column, row): Rgb => {
    const [x, y] = [(column - moved) / height, row / height];
    // Four even numbers make a good bell; its deviation is 2.
    const noise = random === null ? 0 : (random.next() + random.next() + random.next() + random.next() - 2) * 3.5;
    const stroke = 22 * Math.sin(31 * x + 7 * Math.sin(9 * y)) * Math.cos(27 * y - 5 * x) + noise;
    const away = Math.hypot(x - 0.8, (y - 0.42) * 0.9);
    const isEye = Math.min(Math.hypot(x - 0.72, y - 0.36), Math.hypot(x - 0.88, y - 0.36)) < 0.03;
    if (isEye) return [40 + noise, 30 + noise, 30 + noise];
    if (away < 0.25) return [205 + stroke * 0.4, 150 + stroke * 0.4, 120 + stroke * 0.3];
    if (y > 0.68 + 0.3 * Math.abs(x - 0.8)) return [60 + stroke, 70 + stroke, 120 + stroke];
    return [110 + stroke, 130 + stroke, 160 - 30 * x + stroke];
  });
}
