/**
 * The full-bleed picture: camera, painting and dream. What a context does as well by laying one
 * picture over another is left to it; the rest is mixed in bytes, as small as the painting is.
 */
import type {Milliseconds, PixelSize} from '../../../protocol/units.ts';
import type {PaintOptions} from '../../../protocol/paint.ts';
import type {Picture} from '../../picture/picture.ts';
import type {DreamtPicture} from '../compositor.ts';
import type {MirrorLook} from '../mirror-look.ts';
import {MirrorMix} from '../mirror-mix.ts';
import {smoothnessFor} from '../smoothness.ts';
import {Divider} from './divider.ts';
import {dreamParts} from './dream-parts.ts';
import {MadePixels} from './made-pixels.ts';
import {mixMirror, recolour} from './mix-pixels.ts';
import {ShownPicture} from './shown-picture.ts';
import type {Context2d} from './small-context.ts';
import {smoothPixels} from './smooth-pixels.ts';

/** A camera's picture is mixed with no more pixels than this. */
const MAX_MIXED_PIXELS = 640 * 360;

/** Before any picture. */
const GROUND = 'rgb(14 13 12)';

/** The main picture. */
export class Mirror {
  readonly #camera = new ShownPicture();
  readonly #painted = new ShownPicture();
  readonly #dream = new ShownPicture({isFine: true});
  readonly #under = new ShownPicture({hasAlpha: true});
  readonly #mix: MirrorMix;
  readonly #art = new MadePixels();
  readonly #mixed = new MadePixels();
  readonly #divider = new Divider();
  #look: MirrorLook;
  #deviceWidth = 1;
  /** Whether camera and painting give way to the dream anywhere. */
  #givesWay = false;

  constructor(reducedMotion: boolean) {
    this.#mix = new MirrorMix(reducedMotion);
    this.#look = this.#mix.look(false, 0);
  }

  needsCamera(now: Milliseconds): boolean {
    return this.#mix.needsCamera(this.#painted.version > 0, now);
  }

  /** The camera's plain picture; null before the first. */
  get camera(): {readonly image: CanvasImageSource; readonly size: PixelSize} | null {
    const [image, size] = [this.#camera.image(), this.#camera.size];
    return image && size && {image, size};
  }

  /** @param deviceWidth Of the mirror, in device pixels. */
  setDeviceWidth(deviceWidth: number): void {
    this.#deviceWidth = deviceWidth;
  }

  setCamera(picture: Picture): void {
    this.#camera.update(picture);
  }

  setPainted(picture: Picture): void {
    this.#painted.update(picture);
  }

  setDream(picture: DreamtPicture | null, now: Milliseconds): void {
    this.#mix.setDream(picture !== null, now);
    if (picture === null) return;
    const {detail, under} = dreamParts(picture);
    this.#dream.update(detail);
    this.#givesWay = under !== null;
    if (under !== null) this.#under.update(under);
  }

  dropDream(): void {
    this.#mix.dropDream();
  }

  setPaint(paint: PaintOptions, now: Milliseconds): void {
    this.#mix.setPaint(paint, now);
  }

  /** Steps back for a lens, or forward again. */
  setAside(isAside: boolean, now: Milliseconds): void {
    this.#mix.setAside(isAside, now);
  }

  flash(): void {
    this.#mix.flash();
  }

  /** Makes the picture of a display frame; returns whether it will change again by itself. */
  animate(now: Milliseconds): boolean {
    this.#look = this.#mix.look(this.#painted.version > 0, now);
    return this.#mix.isMoving(now);
  }

  /**
   * @param context In CSS pixels. @param canvas In CSS pixels, as well.
   * @param ratio Device pixels in one.
   */
  draw(context: Context2d, canvas: PixelSize, ratio: number): void {
    const {wipe, flash} = this.#look;
    if (this.#isMixedInBytes) this.#drawMixed(context, canvas);
    else this.#drawLayers(context, canvas);
    if (wipe !== null) this.#divider.draw(context, canvas, wipe, ratio);
    if (flash === 0) return;
    context.globalAlpha = flash;
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalAlpha = 1;
  }

  dispose(): void {
    for (const picture of [this.#camera, this.#painted, this.#dream, this.#under]) picture.dispose();
  }

  get #isMixedInBytes(): boolean {
    const {dream, aside} = this.#look;
    return (dream > 0 && this.#dream.version > 0) || aside > 0;
  }

  #drawLayers(context: Context2d, {width, height}: PixelSize): void {
    const {amount, wipe} = this.#look;
    const camera = amount < 1 || wipe !== null ? this.#camera.image() : null;
    const art = amount > 0 ? this.#makeArt() : null;
    if (camera) context.drawImage(camera, 0, 0, width, height);
    else if (art === null || amount < 1) fillGround(context, {width, height});
    if (art === null) return;
    context.save();
    if (wipe !== null) {
      context.beginPath();
      context.rect(wipe * width, 0, width, height);
      context.clip();
    }
    context.globalAlpha = amount;
    context.drawImage(art.canvas, 0, 0, width, height);
    context.restore();
  }

  #drawMixed(context: Context2d, canvas: PixelSize): void {
    const look = this.#look;
    const art = look.amount > 0 ? this.#makeArt() : null;
    const size = art?.size ?? limitPixels(this.#camera.size ?? {width: 1, height: 1});
    const versions = [this.#camera.version, this.#painted.version, this.#dream.version];
    const {amount, keepColours, wipe, dream, aside} = look;
    const of = [...versions, amount, keepColours, wipe, dream, aside].join();
    const mixed = this.#mixed.make(of, size, (target) => {
      const camera = this.#camera.pixels(size) ?? art?.data ?? target;
      const detail = dream > 0 ? this.#dream.pixels(size) : null;
      const under = detail !== null && this.#givesWay ? this.#under.pixels(size) : null;
      mixMirror({camera, art: art?.data ?? camera, detail, under}, look, size, target);
    });
    context.drawImage(mixed.canvas, 0, 0, canvas.width, canvas.height);
  }

  /** The painting as it is enlarged, with the colours that it is to have. */
  #makeArt(): MadePixels | null {
    const {size} = this.#painted;
    if (size === null) return null;
    const {keepColours} = this.#look;
    const smoothness = smoothnessFor(this.#deviceWidth / size.width);
    const camera = keepColours > 0 ? this.#camera.version : 0;
    return this.#art.make([this.#painted.version, smoothness, keepColours, camera].join(), size, (target) => {
      const painted = this.#painted.pixels(size);
      if (painted) smoothPixels(painted, size, smoothness, target);
      const seen = camera > 0 ? this.#camera.pixels(size) : null;
      if (seen) recolour(target, seen, keepColours, target);
    });
  }
}

function limitPixels({width, height}: PixelSize): PixelSize {
  const scale = Math.min(1, Math.sqrt(MAX_MIXED_PIXELS / (width * height)));
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
}

function fillGround(context: Context2d, {width, height}: PixelSize): void {
  context.fillStyle = GROUND;
  context.fillRect(0, 0, width, height);
}
