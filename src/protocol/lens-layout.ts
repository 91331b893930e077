/**
 * Where a lens's plates lie. The compositor draws them there and the page lays captions and buttons
 * over them, each by this one function, so that nothing has to cross to keep them together.
 */
import type {Arrangement, LensPlate, PlacedPlate} from './lens.ts';
import type {CssRect, PixelSize} from './units.ts';

/** Between plates, in CSS pixels. */
const GAP = 8;

/**
 * Below a plate for its caption: a share of the area's shorter side, to be read from where a
 * visitor stands, but no more than a share of the plate's cell, and so many CSS pixels at least.
 */
const CAPTION_SHARE = 0.04;
const CAPTION_CELL_SHARE = 0.12;
const SMALLEST_CAPTION = 22;

/** The main plate takes what it can fill of the longer side: at least half, at most this. */
const MOST_FOR_MAIN = 0.68;

/** A gap is at most this share of a cell: hundreds of plates would else be mostly gaps. */
const GAP_SHARE = 0.1;

/**
 * Side of the camera's picture beside a grid, as a share of the area's longer side, and at most in
 * CSS pixels.
 */
const CAMERA_SHARE = 0.2;
const LARGEST_CAMERA = 200;

/** A plate as far as its place goes. */
interface Sized {
  /** Null where nothing is written below it. */
  readonly caption: LensPlate['caption'];
  readonly width: number;
  readonly height: number;
}

/**
 * A place for each plate, as large as the area allows; each keeps its shape. Empty where the area
 * is.
 */
export function placePlates(arrangement: Arrangement, plates: readonly Sized[], area: CssRect): readonly PlacedPlate[] {
  if (plates.length === 0 || area.width <= 0 || area.height <= 0) return [];
  // Captions of a view have one size, as far as their cells allow it.
  const readable = CAPTION_SHARE * Math.min(area.width, area.height);
  switch (arrangement) {
    case 'row':
      return placeGrid(plates, area, readable);
    case 'grid':
      return placeGrid(plates, roomForGrid(plates, area, readable), readable);
    case 'main': {
      const [first, ...others] = plates;
      if (first === undefined || others.length === 0) return placeGrid(plates, area, readable);
      const [here, there] = splitFor(first, area);
      return [...placeGrid([first], here, readable), ...placeGrid(others, there, readable)];
    }
  }
}

/**
 * Where the camera's plain picture lies, a square in the lower right corner: beside a grid, whose
 * plates are no pictures of what is before the mirror. Null for other arrangements, and where there
 * is no area.
 */
export function placeCamera(arrangement: Arrangement, area: CssRect): CssRect | null {
  const side = cameraSide(area);
  if (arrangement !== 'grid' || side <= 0) return null;
  return {x: area.x + area.width - side, y: area.y + area.height - side, width: side, height: side};
}

function cameraSide({width, height}: CssRect): number {
  return Math.min(LARGEST_CAMERA, CAMERA_SHARE * Math.max(width, height), width, height);
}

/** What the camera's picture leaves of an area: all but a strip along its shorter side. */
export function besideCamera(area: CssRect): CssRect {
  return area.height > area.width ? aboveCamera(area) : leftOfCamera(area);
}

function aboveCamera(area: CssRect): CssRect {
  return {...area, height: Math.max(0, area.height - cameraSide(area) - GAP)};
}

function leftOfCamera(area: CssRect): CssRect {
  return {...area, width: Math.max(0, area.width - cameraSide(area) - GAP)};
}

/** Above or left of the camera's picture, wherever the plates come out larger. */
function roomForGrid(plates: readonly Sized[], area: CssRect, readable: number): CssRect {
  const [above, left] = [aboveCamera(area), leftOfCamera(area)];
  return bestColumns(plates, above, readable).scale > bestColumns(plates, left, readable).scale ? above : left;
}

/** Where the main plate goes, and where the others: side by side, or one below the other. */
function splitFor(main: Sized, {x, y, width, height}: CssRect): readonly [CssRect, CssRect] {
  const isUpright = height > width;
  const [along, across] = isUpright ? [height, width] : [width, height];
  const fills = isUpright ? (across * main.height) / main.width : (across * main.width) / main.height;
  const length = Math.min(MOST_FOR_MAIN * along, Math.max(along / 2, fills)) - GAP / 2;
  const rest = along - length - GAP;
  return isUpright
    ? [
        {x, y, width, height: length},
        {x, y: y + length + GAP, width, height: rest},
      ]
    : [
        {x, y, width: length, height},
        {x: x + length + GAP, y, width: rest, height},
      ];
}

/** Columns with which the first plate comes out largest, and its size in its own. */
function bestColumns(
  plates: readonly Sized[],
  area: CssRect,
  readable: number,
): {readonly columns: number; readonly scale: number} {
  const [first] = plates;
  let best = {columns: 1, scale: 0};
  if (first === undefined) return best;
  for (let columns = 1; columns <= plates.length; columns++) {
    const scale = scaleInto(cellsOf(plates, area, columns, readable), first);
    if (scale > best.scale) best = {columns, scale};
  }
  return best;
}

/**
 * The cells of a grid: all equal, with a gap between them, and with room for a caption below each.
 */
interface Cells extends PixelSize {
  readonly rows: number;
  readonly gap: number;
  readonly captionHeight: number;
}

/** @param readable the height of a caption, in CSS pixels, where the cells have room for it. */
function cellsOf(plates: readonly Sized[], area: CssRect, columns: number, readable: number): Cells {
  const rows = Math.ceil(plates.length / columns);
  const gap = Math.min(GAP, GAP_SHARE * (area.width / columns), GAP_SHARE * (area.height / rows));
  const caption = Math.max(SMALLEST_CAPTION, Math.min(readable, CAPTION_CELL_SHARE * (area.height / rows)));
  const captionHeight = plates.some((plate) => plate.caption !== null) ? caption : 0;
  return {
    rows,
    gap,
    captionHeight,
    width: (area.width - gap * (columns - 1)) / columns,
    height: (area.height - gap * (rows - 1)) / rows - captionHeight,
  };
}

function scaleInto(cells: Cells, {width, height}: Sized): number {
  return Math.min(cells.width / width, cells.height / height);
}

/** Row by row in equal cells, in the middle of the area. */
function placeGrid(plates: readonly Sized[], area: CssRect, readable: number): readonly PlacedPlate[] {
  const {columns} = bestColumns(plates, area, readable);
  const cells = cellsOf(plates, area, columns, readable);
  if (cells.width <= 0 || cells.height <= 0) return [];
  const {rows, gap, captionHeight} = cells;
  const sizes = plates.map((plate) => {
    const scale = scaleInto(cells, plate);
    return {width: plate.width * scale, height: plate.height * scale};
  });
  // Cells as tight as the largest plate, so that the block stays together in the middle.
  const width = sizes.reduce((most, size) => Math.max(most, size.width), 0);
  const height = sizes.reduce((most, size) => Math.max(most, size.height), 0);
  const left = area.x + (area.width - (width * columns + gap * (columns - 1))) / 2;
  const top = area.y + (area.height - ((height + captionHeight) * rows + gap * (rows - 1))) / 2;
  return sizes.map((size, index) => ({
    rect: {
      x: left + (index % columns) * (width + gap) + (width - size.width) / 2,
      y: top + Math.floor(index / columns) * (height + captionHeight + gap) + (height - size.height) / 2,
      ...size,
    },
    captionHeight,
  }));
}
