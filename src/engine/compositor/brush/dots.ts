/**
 * Dots of divided colour (Seurat, Signac) and tesserae (Delaunay, Metzinger): each has one colour,
 * taken apart from its neighbours' so that the eye mixes them again.
 */

/** How far a dot stands from the middle of its cell, from side to side, as a share of the cell. */
export const DOT_JITTER = 0.6;

/** Half the width of a dot in cells, round and square, and how soft its edge is. */
export const DOT_RADIUS = {round: 0.52, square: 0.5, edge: 0.1} as const;

/** How high a dot stands in its middle, in deviations of a stroke. */
export const DOME = 1.2;

/** How much a dot covers, and how high its paint stands. @param away From its middle, in cells. */
export function dotHeight(away: number, square: number): {readonly cover: number; readonly dome: number} {
  const radius = DOT_RADIUS.round + (DOT_RADIUS.square - DOT_RADIUS.round) * square;
  const rim = Math.min(1, Math.max(0, (radius - away) / DOT_RADIUS.edge));
  const cover = rim * rim * (3 - 2 * rim);
  const share = away / radius;
  // A round dot is a dome; a square one is flat, with a rim.
  const dome = Math.max(0, 1 - share * share * (1 - 0.6 * square));
  return {cover, dome: DOME * (cover * dome - 0.4)};
}

/**
 * A colour moved round the grey axis by chance, with its luma kept. Over many dots the moves cancel
 * out.
 *
 * @param chance In 0..1. @param divide How far.
 */
export function divideColour(
  [red, green, blue]: readonly [number, number, number],
  chance: number,
  divide: number,
): readonly [number, number, number] {
  const angle = chance * 2 * Math.PI;
  const redness = DIVISION * divide * Math.cos(angle);
  const blueness = DIVISION * divide * Math.sin(angle);
  return [red + 1.402 * redness, green - 0.714 * redness - 0.344 * blueness, blue + 1.772 * blueness];
}

/** Chroma that a full division moves a colour by. */
export const DIVISION = 0.16;
