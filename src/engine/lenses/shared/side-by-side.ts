import type {SmallPicture} from '../../../protocol/small-picture.ts';

/** The gap between two pictures is this share of their width. */
const GAP_SHARE = 1 / 32;

/** Pictures of one size from left to right, with a see-through gap between them. */
export function sideBySide(tiles: readonly SmallPicture[]): SmallPicture {
  const [side, height] = [tiles[0]?.width ?? 0, tiles[0]?.height ?? 0];
  const pitch = side + Math.ceil(side * GAP_SHARE);
  const width = (tiles.length - 1) * pitch + side;
  const data = new Uint8ClampedArray(width * height * 4);
  for (const [place, tile] of tiles.entries()) {
    for (let row = 0; row < height; row++) {
      data.set(tile.data.subarray(row * side * 4, (row + 1) * side * 4), (row * width + place * pitch) * 4);
    }
  }
  return {width, height, data};
}
