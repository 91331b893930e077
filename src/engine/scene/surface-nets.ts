/**
 * Turns a signed distance field into triangles (naive surface nets, S. Gibson 1998): one vertex in
 * every cell that the surface crosses, one quad for every grid edge that changes sign. The grid's
 * lines may be spaced unevenly, so that a face gets more triangles than a shoulder.
 */

/** Signed distance at a point: negative inside; its slope should be near 1. */
export type DistanceField = (x: number, y: number, z: number) => number;

/** Ascending grid coordinates along each axis. */
export interface SampleGrid {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly number[];
}

/** A closed triangle mesh with unit normals that point outwards. */
export interface SurfaceMesh {
  /** x, y, z per vertex. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** x, y, z per vertex, unit length. */
  readonly normals: Float32Array<ArrayBuffer>;
  /** Three vertices per triangle, counter-clockwise seen from outside. */
  readonly indices: Uint32Array<ArrayBuffer>;
}

/** Cells along one side of the blocks that are skipped whole when the surface is far away. */
const BLOCK = 4;

/** How much steeper than 1 a field may be before a block is skipped wrongly. */
const SLOPE_MARGIN = 1.6;

/**
 * Step for the field's gradient: small against a grid cell, so that normals show detail finer than
 * the triangles.
 */
const GRADIENT_STEP = 0.006;

/** The surface where the field is zero. */
export function polygonize(field: DistanceField, grid: SampleGrid): SurfaceMesh {
  const [countX, countY, countZ] = [grid.x.length, grid.y.length, grid.z.length];
  const values = sampleNearSurface(field, grid);
  const vertexOf = new Int32Array(values.length).fill(-1);
  const positions: number[] = [];
  const normals: number[] = [];
  const at = (x: number, y: number, z: number): number => (z * countY + y) * countX + x;

  for (let z = 0; z + 1 < countZ; z++) {
    for (let y = 0; y + 1 < countY; y++) {
      for (let x = 0; x + 1 < countX; x++) {
        const centre = crossingCentre(values, grid, x, y, z, at);
        if (centre === null) continue;
        vertexOf[at(x, y, z)] = positions.length / 3;
        pushOntoSurface(field, centre, positions, normals);
      }
    }
  }

  const indices: number[] = [];
  const quad = (a: number, b: number, c: number, d: number, isFlipped: boolean): void => {
    const [p, q, r, s] = [vertexOf[a] ?? -1, vertexOf[b] ?? -1, vertexOf[c] ?? -1, vertexOf[d] ?? -1];
    if (p < 0 || q < 0 || r < 0 || s < 0) return; // the surface leaves the grid
    indices.push(...(isFlipped ? [p, r, q, p, s, r] : [p, q, r, p, r, s]));
  };
  for (let z = 1; z + 1 < countZ; z++) {
    for (let y = 1; y + 1 < countY; y++) {
      for (let x = 1; x + 1 < countX; x++) {
        const isInside = isNegative(values, at(x, y, z));
        if (isInside !== isNegative(values, at(x + 1, y, z))) {
          quad(at(x, y - 1, z - 1), at(x, y, z - 1), at(x, y, z), at(x, y - 1, z), !isInside);
        }
        if (isInside !== isNegative(values, at(x, y + 1, z))) {
          quad(at(x - 1, y, z - 1), at(x - 1, y, z), at(x, y, z), at(x, y, z - 1), !isInside);
        }
        if (isInside !== isNegative(values, at(x, y, z + 1))) {
          quad(at(x - 1, y - 1, z), at(x, y - 1, z), at(x, y, z), at(x - 1, y, z), !isInside);
        }
      }
    }
  }
  return {
    positions: new Float32Array(positions),
    normals: new Float32Array(normals),
    indices: new Uint32Array(indices),
  };
}

/**
 * Samples the field at every grid point of the blocks near the surface; elsewhere only its sign
 * matters.
 */
function sampleNearSurface(field: DistanceField, grid: SampleGrid): Float32Array {
  const [countX, countY, countZ] = [grid.x.length, grid.y.length, grid.z.length];
  const values = new Float32Array(countX * countY * countZ);
  for (let z0 = 0; z0 < countZ; z0 += BLOCK) {
    const z1 = Math.min(z0 + BLOCK, countZ);
    for (let y0 = 0; y0 < countY; y0 += BLOCK) {
      const y1 = Math.min(y0 + BLOCK, countY);
      for (let x0 = 0; x0 < countX; x0 += BLOCK) {
        const x1 = Math.min(x0 + BLOCK, countX);
        const [centreX, halfX] = span(grid.x, x0, x1);
        const [centreY, halfY] = span(grid.y, y0, y1);
        const [centreZ, halfZ] = span(grid.z, z0, z1);
        const middle = field(centreX, centreY, centreZ);
        const isFar = Math.abs(middle) > SLOPE_MARGIN * Math.hypot(halfX, halfY, halfZ);
        for (let z = z0; z < z1; z++) {
          for (let y = y0; y < y1; y++) {
            for (let x = x0; x < x1; x++) {
              values[(z * countY + y) * countX + x] = isFar
                ? middle
                : field(grid.x[x] ?? 0, grid.y[y] ?? 0, grid.z[z] ?? 0);
            }
          }
        }
      }
    }
  }
  return values;
}

/** Centre and half length of the grid lines from `first` up to and without `end`. */
function span(lines: readonly number[], first: number, end: number): [centre: number, half: number] {
  const low = lines[first] ?? 0;
  const high = lines[end - 1] ?? low;
  return [(low + high) / 2, (high - low) / 2];
}

function isNegative(values: Float32Array, index: number): boolean {
  return (values[index] ?? 0) < 0;
}

/**
 * The mean of the points where the surface crosses this cell's twelve edges, or null when it does
 * not.
 */
function crossingCentre(
  values: Float32Array,
  grid: SampleGrid,
  x: number,
  y: number,
  z: number,
  at: (x: number, y: number, z: number) => number,
): [number, number, number] | null {
  const sum: [number, number, number] = [0, 0, 0];
  let crossings = 0;
  const edge = (ax: number, ay: number, az: number, bx: number, by: number, bz: number): void => {
    const from = values[at(ax, ay, az)] ?? 0;
    const to = values[at(bx, by, bz)] ?? 0;
    if (from < 0 === to < 0) return;
    const share = from / (from - to);
    sum[0] += between(grid.x, ax, bx, share);
    sum[1] += between(grid.y, ay, by, share);
    sum[2] += between(grid.z, az, bz, share);
    crossings++;
  };
  for (let a = 0; a < 2; a++) {
    for (let b = 0; b < 2; b++) {
      edge(x, y + a, z + b, x + 1, y + a, z + b);
      edge(x + a, y, z + b, x + a, y + 1, z + b);
      edge(x + a, y + b, z, x + a, y + b, z + 1);
    }
  }
  return crossings === 0 ? null : [sum[0] / crossings, sum[1] / crossings, sum[2] / crossings];
}

function between(lines: readonly number[], from: number, to: number, share: number): number {
  const start = lines[from] ?? 0;
  return start + ((lines[to] ?? start) - start) * share;
}

/** Moves a vertex along the field's gradient onto the surface and stores it with its normal. */
function pushOntoSurface(
  field: DistanceField,
  [x, y, z]: [number, number, number],
  positions: number[],
  normals: number[],
): void {
  const h = GRADIENT_STEP;
  let nx = field(x + h, y, z) - field(x - h, y, z);
  let ny = field(x, y + h, z) - field(x, y - h, z);
  let nz = field(x, y, z + h) - field(x, y, z - h);
  const length = Math.hypot(nx, ny, nz);
  if (length < 1e-9) [nx, ny, nz] = [0, 1, 0];
  else [nx, ny, nz] = [nx / length, ny / length, nz / length];
  const slope = Math.max(length / (2 * h), 0.5);
  // Never further than a little: at a crease the gradient points anywhere.
  const step = Math.min(Math.max(field(x, y, z) / slope, -0.02), 0.02);
  positions.push(x - nx * step, y - ny * step, z - nz * step);
  normals.push(nx, ny, nz);
}
