/**
 * Pictures as the tests measure them. Differences are mean absolute ones over red, green and blue,
 * in 1/255.
 */

/** Opaque RGBA rows, 8 bits a value. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A part of a picture, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Red, green and blue of one pixel, 0..255. */
export type Rgb = readonly [number, number, number];

/** One pixel's colour. */
export function colourAt({data, width}: Picture, x: number, y: number): Rgb {
  const at = (y * width + x) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

/** A picture computed pixel by pixel; colours are rounded and clamped. */
export function drawPicture(width: number, height: number, colour: (x: number, y: number) => Rgb): Picture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colour(x, y), (y * width + x) * 4);
  }
  return {width, height, data: new Uint8Array(data.buffer)};
}

/** Cuts a part out. */
export function crop(picture: Picture, {x, y, width, height}: Area): Picture {
  return drawPicture(width, height, (column, row) => colourAt(picture, x + column, y + row));
}

/** Left and right swapped. */
export function mirrored(picture: Picture): Picture {
  const {width, height} = picture;
  return drawPicture(width, height, (x, y) => colourAt(picture, width - 1 - x, y));
}

/** How far two pictures of one size are from each other. */
export function difference(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height)
    throw new Error(`${a.width}x${a.height} cannot be compared with ${b.width}x${b.height}.`);
  let sum = 0;
  for (let at = 0; at < a.data.length; at++) sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
  // Alpha is 255 in both and adds nothing.
  return sum / (a.width * a.height * 3);
}

/** Luma of a colour (ITU-R BT.601), as the compositor computes it. */
export function luma([red, green, blue]: Rgb): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** Between two pictures: 0 is the first, 1 the second. */
export function mixPictures(a: Picture, b: Picture, share: number): Picture {
  return drawPicture(a.width, a.height, (x, y) => {
    const from = colourAt(a, x, y);
    const to = colourAt(b, x, y);
    return [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share,
      from[2] + (to[2] - from[2]) * share,
    ];
  });
}

/**
 * Resized by averaging: each new pixel is the mean of those whose centres lie in it, or the nearest
 * one.
 */
export function averageOver(picture: Picture, width: number, height: number): Picture {
  return drawPicture(width, height, (column, row) => {
    const [left, right] = spanOf(column, width, picture.width);
    const [top, bottom] = spanOf(row, height, picture.height);
    const sum: [number, number, number] = [0, 0, 0];
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const [red, green, blue] = colourAt(picture, x, y);
        sum[0] += red;
        sum[1] += green;
        sum[2] += blue;
      }
    }
    const count = (right - left) * (bottom - top);
    return [sum[0] / count, sum[1] / count, sum[2] / count];
  });
}

/** How rough a picture is: the mean step in luma from each pixel to its right neighbour. */
export function detailOf(picture: Picture): number {
  const {width, height} = picture;
  let sum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 1; x < width; x++) sum += Math.abs(luma(colourAt(picture, x, y)) - luma(colourAt(picture, x - 1, y)));
  }
  return sum / ((width - 1) * height);
}

function spanOf(index: number, count: number, length: number): [number, number] {
  const start = Math.min(length - 1, Math.round((index * length) / count));
  return [start, Math.max(start + 1, Math.round(((index + 1) * length) / count))];
}
