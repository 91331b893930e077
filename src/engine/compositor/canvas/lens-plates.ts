/**
 * A lens over the mirror: its plates where `placePlates` lays them, or as planes in depth, and in a
 * corner the camera's plain picture where the plates do not show it themselves.
 *
 * The plates are kept as they are drawn, in one layer, until a view or the layout changes.
 */
import {besideCamera, placeCamera, placePlates} from '../../../protocol/lens-layout.ts';
import type {LensPlate} from '../../../protocol/lens.ts';
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {CssRect, Milliseconds, PixelSize} from '../../../protocol/units.ts';
import type {ShownLens} from '../compositor.ts';
import {placePlanes} from '../../picture/place-planes.ts';
import {smoothnessFor} from '../smoothness.ts';
import {Tween} from '../tween.ts';
import {drawPlane} from './draw-plane.ts';
import {enlargeBySpline} from './enlarge-by-spline.ts';
import {type Context2d, createContext, putPixels, resizeCanvas} from './small-context.ts';
import {smoothPixels} from './smooth-pixels.ts';

const FADE_MS: Milliseconds = 250;

/** A smooth plate's pixels are enlarged along the spline until this much is left. */
const LEFT_TO_LINES = 2;
const LARGEST_FACTOR = 8;

/** The plates and the camera's picture beside them. */
export class LensPlates {
  readonly #layer = createContext({width: 1, height: 1}, true);
  readonly #plate = createContext({width: 1, height: 1}, true);
  readonly #tween: Tween;
  #shown: ShownLens | null = null;
  #area: CssRect | null = null;
  #canvas: PixelSize = {width: 1, height: 1};
  #ratio = 1;
  #opacity = 0;
  #isDrawn = false;

  constructor(reducedMotion: boolean) {
    this.#tween = new Tween(0, reducedMotion ? 0 : FADE_MS);
  }

  /**
   * @param area Where plates may lie; null hides them.
   * @param canvas In CSS pixels.
   * @param ratio Device pixels in one.
   */
  setLayout(area: CssRect | null, canvas: PixelSize, ratio: number): void {
    [this.#area, this.#canvas, this.#ratio] = [area, canvas, ratio];
    this.#isDrawn = false;
  }

  /** Fades in with the first plates; null fades out whatever was shown last. */
  set(shown: ShownLens | null, now: Milliseconds): void {
    this.#tween.aim(shown === null ? 0 : 1, now);
    if (shown === null) return;
    this.#isDrawn = false;
    this.#shown = shown;
  }

  /** Follows the fade; returns whether it goes on. */
  animate(now: Milliseconds): boolean {
    this.#opacity = this.#tween.at(now);
    return this.#tween.isMoving(now);
  }

  /**
   * @param context In CSS pixels. @param camera The mirror's plain picture, if it has come.
   */
  draw(context: Context2d, camera: {readonly image: CanvasImageSource; readonly size: PixelSize} | null): void {
    const area = this.#area;
    if (this.#opacity === 0 || area === null || this.#shown === null || this.#shown.plates.length === 0) return;
    if (!this.#isDrawn) this.#drawLayer(this.#shown, area);
    const {width, height} = this.#layer.canvas;
    context.globalAlpha = this.#opacity;
    context.drawImage(this.#layer.canvas, area.x, area.y, width / this.#ratio, height / this.#ratio);
    const place = placeCamera(this.#shown.arrangement, area);
    if (place && camera) this.#drawCamera(context, camera, place);
    context.globalAlpha = 1;
  }

  /** The square in the middle of the mirror's picture. */
  #drawCamera(
    context: Context2d,
    {image, size}: {readonly image: CanvasImageSource; readonly size: PixelSize},
    {x, y, width, height}: CssRect,
  ): void {
    const side = Math.min(this.#canvas.width, this.#canvas.height);
    const across = (size.width * side) / this.#canvas.width;
    const down = (size.height * side) / this.#canvas.height;
    context.drawImage(image, (size.width - across) / 2, (size.height - down) / 2, across, down, x, y, width, height);
  }

  #drawLayer({arrangement, plates, turn}: ShownLens, area: CssRect): void {
    const layer = this.#layer;
    resizeCanvas(layer, {
      width: Math.max(1, Math.ceil(area.width * this.#ratio)),
      height: Math.max(1, Math.ceil(area.height * this.#ratio)),
    });
    layer.reset();
    layer.scale(this.#ratio, this.#ratio);
    layer.translate(-area.x, -area.y);
    layer.imageSmoothingQuality = 'low';
    this.#isDrawn = true;
    if (turn !== null) {
      const sizes = plates.map(({picture}) => picture);
      for (const {index, corners} of placePlanes(sizes, besideCamera(area), turn)) {
        const plate = plates[index];
        if (!plate) continue;
        const image = this.#prepare(plate, Math.abs(corners[1][0] - corners[0][0]));
        drawPlane(layer, image, image, corners);
      }
      return;
    }
    const sizes = plates.map(({caption, picture: {width, height}}) => ({caption, width, height}));
    for (const [index, {rect}] of placePlates(arrangement, sizes, area).entries()) {
      const plate = plates[index];
      if (plate) layer.drawImage(this.#prepare(plate, rect.width), rect.x, rect.y, rect.width, rect.height);
    }
  }

  /** A plate's picture, to be drawn before the next one's. @param width On the canvas. */
  #prepare({picture, isSmooth}: LensPlate, width: number): OffscreenCanvas {
    const {data, ...size} = isSmooth ? smoothed(picture, (width * this.#ratio) / picture.width) : picture;
    putPixels(this.#plate, data, size);
    this.#layer.imageSmoothingEnabled = isSmooth;
    return this.#plate.canvas;
  }
}

/** @param enlargement How many times as large it is shown. */
function smoothed(picture: SmallPicture, enlargement: number): SmallPicture {
  const factor = Math.min(LARGEST_FACTOR, Math.floor(enlargement / LEFT_TO_LINES));
  if (factor > 1) return enlargeBySpline(picture, factor);
  const smoothness = smoothnessFor(enlargement);
  if (smoothness === 0) return picture;
  const data = new Uint8ClampedArray(picture.data.length);
  smoothPixels(picture.data, picture, smoothness, data);
  return {...picture, data};
}
