/**
 * A 3x3 convolution in tiles of 4x4 results (Winograd; Lavin and Gray 2016, F(4x4, 3x3)): 36
 * multiplications where the plain way takes 144.
 */
import {measure} from './moments';
import {multiply, PANEL, ROWS} from './multiply';
import {keepRows, readRows} from './read-rows';
import {ConvolveStep, WORKSPACE_BYTES} from './step';
import {transformProducts, transformTile} from './transforms';
import {VECTOR} from './vectors';

/** Results of a tile along one side. */
const TILE: i32 = 4;

/** Numbers of a transformed tile: 6x6. */
const POSITIONS: i32 = 36;

/** Bytes between positions beside the tiles: a round distance would crowd a few cache lines. */
const GAP: usize = 64;

/** Writes one strip of the result: rows of tiles, as many as one walk over the weights is worth. */
export function convolveTiles(step: ConvolveStep, strip: i32, scratch: usize): void {
  const firstRow = strip * step.stripRows;
  const end = min(firstRow + step.stripRows, step.outHeight);
  const across = (step.outWidth + TILE - 1) / TILE;
  const down = (end - firstRow + TILE - 1) / TILE;
  const columns = across * TILE + 2;
  const top = firstRow - step.padSize;
  const block = scratch + WORKSPACE_BYTES;
  readRows(step, block, top, down * TILE + 2, columns);
  if (step.kept != 0) keepRows(step, block, firstRow, top, end, columns);
  for (let tile = 0; tile < across * down; tile += step.tilesAtOnce) {
    const tiles = min(step.tilesAtOnce, across * down - tile);
    transformTiles(step, scratch, tile, tiles, across);
    multiplyTiles(step, scratch, tiles);
    finishTiles(step, scratch, tile, tiles, across, firstRow, end);
  }
  if (step.moments != 0) measure(step, strip, firstRow, end);
}

function transformTiles(step: ConvolveStep, scratch: usize, firstTile: i32, tiles: i32, across: i32): void {
  const pixelBytes = <usize>step.vectors * VECTOR;
  const lineBytes = <usize>(across * TILE + 2) * pixelBytes;
  const positionBytes = <usize>step.tilesAtOnce * pixelBytes + GAP;
  let to = scratch + step.tilesAt;
  for (let tile = firstTile; tile < firstTile + tiles; tile++) {
    const corner = <usize>(tile / across) * lineBytes + <usize>(tile % across) * pixelBytes;
    const from = scratch + WORKSPACE_BYTES + <usize>TILE * corner;
    for (let at: usize = 0; at < pixelBytes; at += VECTOR) {
      transformTile(from + at, lineBytes, pixelBytes, to + at, positionBytes, scratch);
    }
    to += pixelBytes;
  }
}

function multiplyTiles(step: ConvolveStep, scratch: usize, tiles: i32): void {
  const pixelBytes = <usize>step.vectors * VECTOR;
  const tileBytes = <usize>step.tilesAtOnce * pixelBytes + GAP;
  const productBytes = <usize>(step.panels * PANEL) << 2;
  const positionBytes = <usize>step.tilesAtOnce * productBytes + GAP;
  const channels = step.vectors * 4;
  const panelBytes = <usize>(channels * PANEL) << 2;
  let weights = step.weights;
  for (let position = 0; position < POSITIONS; position++) {
    const from = scratch + step.tilesAt + <usize>position * tileBytes;
    const to = scratch + step.productsAt + <usize>position * positionBytes;
    for (let panel = 0; panel < step.panels; panel++) {
      const out = to + ((<usize>panel * PANEL) << 2);
      for (let tile = 0; tile < tiles; tile += ROWS) {
        multiply(
          from + <usize>tile * pixelBytes,
          pixelBytes,
          1,
          channels,
          0,
          weights,
          out + <usize>tile * productBytes,
          productBytes,
        );
      }
      weights += panelBytes;
    }
  }
}

function finishTiles(
  step: ConvolveStep,
  scratch: usize,
  firstTile: i32,
  tiles: i32,
  across: i32,
  firstRow: i32,
  end: i32,
): void {
  const outBytes = <usize>step.outVectors * VECTOR;
  const lineBytes = <usize>step.outWidth * outBytes;
  const productBytes = <usize>(step.panels * PANEL) << 2;
  const positionBytes = <usize>step.tilesAtOnce * productBytes + GAP;
  const floor = f32x4.splat(step.outFloor);
  for (let tile = 0; tile < tiles; tile++) {
    const x = ((firstTile + tile) % across) * TILE;
    const y = firstRow + ((firstTile + tile) / across) * TILE;
    const columns = min(TILE, step.outWidth - x);
    const rows = min(TILE, end - y);
    const from = scratch + step.productsAt + <usize>tile * productBytes;
    const to = step.output + <usize>y * lineBytes + <usize>x * outBytes;
    for (let at: usize = 0; at < outBytes; at += VECTOR) {
      const bias = v128.load(step.bias + at);
      transformProducts(from + at, positionBytes, bias, floor, to + at, lineBytes, outBytes, rows, columns, scratch);
    }
  }
}
