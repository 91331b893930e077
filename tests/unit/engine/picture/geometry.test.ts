/** Whether a frame is mirrored on its way in, told from its geometry alone. */
import {expect, test} from 'vitest';

import {coverGeometry, isMirrored, middleSquareGeometry} from '../../../../src/engine/picture/geometry.ts';

const SOURCE = {width: 640, height: 480};
const CANVAS = {width: 360, height: 500};
const ORIENTATIONS = ([0, 90, 180, 270] as const).flatMap((rotation) =>
  [false, true].map((mirrored) => ({mirrored, rotation})),
);

test.each(ORIENTATIONS)('a frame turned by $rotation degrees, mirrored: $mirrored', (orientation) => {
  expect(isMirrored(coverGeometry(SOURCE, orientation, CANVAS))).toBe(orientation.mirrored);
  expect(isMirrored(middleSquareGeometry(SOURCE, orientation, CANVAS, 64))).toBe(orientation.mirrored);
});
