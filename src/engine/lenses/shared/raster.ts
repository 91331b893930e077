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
    for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at);
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
    this.#cover(middle, middle, radius, paint, (x, y) => Math.hypot(x - middle.x, y - middle.y) - radius);
  }

  /** A line with round ends. */
  line(from: RasterPoint, to: RasterPoint, width: number, paint: Paint): void {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const squares = dx * dx + dy * dy;
    this.#cover(from, to, width / 2, paint, (x, y) => {
      const along = squares === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / squares;
      const share = Math.min(1, Math.max(0, along));
      return Math.hypot(x - from.x - share * dx, y - from.y - share * dy) - width / 2;
    });
  }

  /** Paints where the signed distance to a shape's edge is below half a pixel. */
  #cover(
    one: RasterPoint,
    other: RasterPoint,
    reach: number,
    {colour, opacity = 1}: Paint,
    distance: (x: number, y: number) => number,
  ): void {
    const {width, height, data} = this.picture;
    const left = Math.max(0, Math.floor(Math.min(one.x, other.x) - reach - 1));
    const right = Math.min(width, Math.ceil(Math.max(one.x, other.x) + reach + 1));
    const top = Math.max(0, Math.floor(Math.min(one.y, other.y) - reach - 1));
    const bottom = Math.min(height, Math.ceil(Math.max(one.y, other.y) + reach + 1));
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const covered = opacity * Math.min(1, 0.5 - distance(x + 0.5, y + 0.5));
        if (covered <= 0) continue;
        const at = (y * width + x) * 4;
        for (let channel = 0; channel < 3; channel++) {
          const before = data[at + channel] ?? 0;
          data[at + channel] = before + covered * ((colour[channel] ?? 0) - before);
        }
      }
    }
  }
}
