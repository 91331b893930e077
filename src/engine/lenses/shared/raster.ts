/**
 * A picture that discs and lines are drawn on, with soft edges: how much of a pixel a shape covers
 * follows from the distance of the pixel's middle to the shape's edge.
 */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Rgb} from './colours.ts';

/** A place in pixels from the upper left corner; pixels' middles lie at halves. */
export interface RasterPoint {
  readonly x: number;
  readonly y: number;
}

/** How a shape is painted. */
export interface Paint {
  readonly colour: Rgb;
  /** 0..1; 1 if left out. */
  readonly opacity?: number;
}

/** Draws into one picture. */
export class Raster {
  readonly picture: SmallPicture;

  /** An opaque picture of one colour. */
  constructor({width, height}: PixelSize, [red, green, blue]: Rgb) {
    const data = new Uint8ClampedArray(width * height * 4);
    data.set([red, green, blue, 255].slice(0, data.length));
    const pixels = new Uint32Array(data.buffer);
    pixels.fill(pixels[0] ?? 0);
    this.picture = {width, height, data};
  }

  /** Copies a picture in, its upper left corner at a whole place; what hangs out is cut. */
  place(picture: SmallPicture, left: number, top: number): void {
    const {width, height, data} = this.picture;
    const from = Math.max(0, -left);
    const to = Math.min(picture.width, width - left);
    if (to <= from) return;
    for (let y = Math.max(0, -top); y < Math.min(picture.height, height - top); y++) {
      const row = y * picture.width;
      data.set(picture.data.subarray((row + from) * 4, (row + to) * 4), ((top + y) * width + left + from) * 4);
    }
  }

  /** A filled disc. */
  disc(middle: RasterPoint, radius: number, paint: Paint): void {
    this.line(middle, middle, 2 * radius, paint);
  }

  /** A line with round ends: all that is no further from it than half its width. */
  line(from: RasterPoint, to: RasterPoint, lineWidth: number, {colour, opacity = 1}: Paint): void {
    const {width, height, data} = this.picture;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const squares = dx * dx + dy * dy;
    const reach = lineWidth / 2;
    const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach - 1));
    const bottom = Math.min(height, Math.ceil(Math.max(from.y, to.y) + reach + 1));
    const [left, right] = [Math.min(from.x, to.x) - reach - 1, Math.max(from.x, to.x) + reach + 1];
    // A row meets no more than this to each side of the line's middle.
    const half = dy === 0 ? Infinity : ((reach + 1) * Math.sqrt(squares)) / Math.abs(dy);
    for (let y = top; y < bottom; y++) {
      const middle = dy === 0 ? from.x : from.x + ((y + 0.5 - from.y) * dx) / dy;
      const start = Math.max(0, Math.floor(Math.max(left, middle - half - 1)));
      const end = Math.min(width, Math.ceil(Math.min(right, middle + half + 1)));
      for (let x = start; x < end; x++) {
        const [awayX, awayY] = [x + 0.5 - from.x, y + 0.5 - from.y];
        const along = squares === 0 ? 0 : (awayX * dx + awayY * dy) / squares;
        const share = Math.min(1, Math.max(0, along));
        const distance = Math.sqrt((awayX - share * dx) ** 2 + (awayY - share * dy) ** 2);
        const covered = opacity * Math.min(1, reach + 0.5 - distance);
        if (covered > 0) blend(data, (y * width + x) * 4, colour, covered);
      }
    }
  }
}

function blend(data: Uint8ClampedArray, at: number, colour: Rgb, share: number): void {
  for (let channel = 0; channel < 3; channel++) {
    const before = data[at + channel] ?? 0;
    data[at + channel] = before + share * ((colour[channel] ?? 0) - before);
  }
}
