/**
 * Finds out which triangle is seen at every sample of a picture.
 */

/**
 * What is seen, sample by sample. A picture has one or more rows of samples for each row of pixels;
 * in each of them the samples sit at another place of their pixel, so that edges of every slope
 * come out smooth.
 */
export interface VisibilityBuffer {
  /** Pixels of a row. */
  readonly width: number;
  /** Rows of samples: `rowsPerPixel` for each row of pixels. */
  readonly rows: number;
  readonly rowsPerPixel: number;
  /** Where the samples of the first, second, ... row of a pixel sit, in 0..1 from its left edge. */
  readonly offsets: readonly number[];
  /** One over the distance along the line of sight, [rows, width]; 0 where nothing is. */
  readonly nearness: Float32Array;
  /** The triangle that is seen, [rows, width]; -1 where none is. */
  readonly triangles: Int32Array;
}

/**
 * Vertices in a picture: `stride` numbers each, of which the first three are column, row (pixels)
 * and nearness.
 */
export interface ScreenVertices {
  readonly values: Float32Array;
  readonly stride: number;
}

/** One sample in the middle of each pixel. */
export const ONE_SAMPLE = [0.5] as const;

/** Four samples, each in a row and a column of its own: five steps of grey along every edge. */
export const FOUR_SAMPLES = [0.375, 0.875, 0.125, 0.625] as const;

/** An empty buffer for a picture of this size. */
export function createVisibilityBuffer(width: number, height: number, offsets: readonly number[]): VisibilityBuffer {
  const rows = height * offsets.length;
  return {
    ...{width, rows, offsets, rowsPerPixel: offsets.length},
    nearness: new Float32Array(width * rows),
    triangles: new Int32Array(width * rows).fill(-1),
  };
}

/** Forgets what was drawn. */
export function clearVisibility({nearness, triangles}: VisibilityBuffer): void {
  nearness.fill(0);
  triangles.fill(-1);
}

/**
 * Draws the triangles from `first` up to and without `end`. Only those are drawn that show their
 * front, counter-clockwise as seen, and that lie wholly before the camera (nearness above 0).
 *
 * Two triangles with a common edge leave no sample out and share none: along an edge, the last
 * sample left of it belongs to one and the next to the other, and both compute the same place.
 */
export function rasterise(
  target: VisibilityBuffer,
  {values, stride}: ScreenVertices,
  indices: Uint32Array,
  first: number,
  end: number,
): void {
  const {width, rows, rowsPerPixel, offsets, nearness, triangles} = target;
  const rowHeight = 1 / rowsPerPixel;
  for (let triangle = first; triangle < end; triangle++) {
    const a = (indices[triangle * 3] ?? 0) * stride;
    const b = (indices[triangle * 3 + 1] ?? 0) * stride;
    const c = (indices[triangle * 3 + 2] ?? 0) * stride;
    const ax = values[a] ?? 0;
    const ay = values[a + 1] ?? 0;
    const aNear = values[a + 2] ?? 0;
    const bx = values[b] ?? 0;
    const by = values[b + 1] ?? 0;
    const bNear = values[b + 2] ?? 0;
    const cx = values[c] ?? 0;
    const cy = values[c + 1] ?? 0;
    const cNear = values[c + 2] ?? 0;
    // Rows count downwards: what runs counter-clockwise has a negative area.
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (!(area < 0) || aNear <= 0 || bNear <= 0 || cNear <= 0) continue;
    const perColumn = ((bNear - aNear) * (cy - ay) - (cNear - aNear) * (by - ay)) / area;
    const perRow = ((cNear - aNear) * (bx - ax) - (bNear - aNear) * (cx - ax)) / area;

    // From top to bottom. No arrays: this runs ten thousand times a view.
    const isAOverB = ay <= by;
    const upperX = isAOverB ? ax : bx;
    const upperY = isAOverB ? ay : by;
    const lowerX = isAOverB ? bx : ax;
    const lowerY = isAOverB ? by : ay;
    const isCTop = cy < upperY;
    const isCLow = cy >= lowerY;
    const topX = isCTop ? cx : upperX;
    const topY = isCTop ? cy : upperY;
    const lowX = isCLow ? cx : lowerX;
    const lowY = isCLow ? cy : lowerY;
    const middleX = isCTop ? upperX : isCLow ? lowerX : cx;
    const middleY = isCTop ? upperY : isCLow ? lowerY : cy;
    const longSlope = (lowX - topX) / (lowY - topY);
    const upperSlope = (middleX - topX) / (middleY - topY);
    const lowerSlope = (lowX - middleX) / (lowY - middleY);
    const isLongLeft = (middleX - topX) * (lowY - topY) > (lowX - topX) * (middleY - topY);

    const lastRow = Math.min(Math.ceil(lowY * rowsPerPixel - 0.5), rows);
    for (let row = Math.max(Math.ceil(topY * rowsPerPixel - 0.5), 0); row < lastRow; row++) {
      const y = (row + 0.5) * rowHeight;
      const long = topX + (y - topY) * longSlope;
      const short = y < middleY ? topX + (y - topY) * upperSlope : middleX + (y - middleY) * lowerSlope;
      const offset = offsets[row % rowsPerPixel] ?? 0;
      const left = Math.max(Math.ceil((isLongLeft ? long : short) - offset), 0);
      const right = Math.min(Math.ceil((isLongLeft ? short : long) - offset), width);
      let near = aNear + (left + offset - ax) * perColumn + (y - ay) * perRow;
      const rowEnd = row * width + right;
      for (let at = row * width + left; at < rowEnd; at++) {
        if (near > (nearness[at] ?? 0)) {
          nearness[at] = near;
          triangles[at] = triangle;
        }
        near += perColumn;
      }
    }
  }
}
