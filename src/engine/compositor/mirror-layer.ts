/**
 * The full-bleed picture: camera, painting and dream in one shader, with strength, the camera's
 * colours, the divider and the flash.
 */
import * as THREE from 'three/webgpu';
import {abs, clamp, dot, float, max, mix, select, smoothstep, step, texture, uniform, uv, vec3, vec4} from 'three/tsl';
import type {PaintOptions} from '../../protocol/paint.ts';
import type {Milliseconds, PixelSize} from '../../protocol/units.ts';
import type {Picture} from '../picture/picture.ts';
import {DreamAddition, type DreamtPicture} from './dream-addition.ts';
import {PictureTexture} from './picture-texture.ts';
import {createQuadGeometry, FLAT_MATERIAL} from './quad.ts';
import {sampleSmooth, smoothnessFor} from './smooth-sample.ts';
import {Tween} from './tween.ts';

/**
 * Luma of sRGB values (ITU-R BT.601). src/engine/keep/finish-picture.ts computes the same on the
 * processor.
 */
const LUMA = [0.299, 0.587, 0.114] as const;

/** How much of its light the picture keeps where a lens lies before it. */
const LIGHT_ASIDE = 0.35;

const FADE_MS = 250;
const FLASH_MS = 450;

/** Half the width of the divider's line and of its dark rim, in CSS pixels. */
const LINE_HALF_WIDTH = 1.5;
const LINE_RIM = 4;

/** The main picture. */
export class MirrorLayer {
  readonly mesh: THREE.Mesh;
  readonly #camera = new PictureTexture();
  readonly #painted = new PictureTexture();
  readonly #cameraNode = texture(this.#camera.texture);
  readonly #paintedNode = texture(this.#painted.texture);
  readonly #paintedSize = uniform(new THREE.Vector2(1, 1));
  readonly #smoothness = uniform(0);
  readonly #amount = uniform(0);
  readonly #keepColours = uniform(0);
  readonly #wipe = uniform(-1);
  readonly #flash = uniform(0);
  readonly #aside = uniform(0);
  readonly #width = uniform(1);
  readonly #amountTween: Tween;
  readonly #coloursTween: Tween;
  readonly #asideTween: Tween;
  readonly #flashTween = new Tween(0, FLASH_MS);
  readonly #dream: DreamAddition;
  readonly #material = new THREE.MeshBasicNodeMaterial(FLAT_MATERIAL);

  #deviceWidth = 1;
  #isFlashDue = false;

  constructor(reducedMotion: boolean) {
    const fadeMs = reducedMotion ? 0 : FADE_MS;
    this.#amountTween = new Tween(0, fadeMs);
    this.#coloursTween = new Tween(0, fadeMs);
    this.#asideTween = new Tween(0, fadeMs);
    this.#dream = new DreamAddition(fadeMs);
    this.#material.colorNode = this.#buildColour();
    this.mesh = new THREE.Mesh(createQuadGeometry(), this.#material);
    this.mesh.frustumCulled = false;
  }

  /**
   * Whether the camera's side of the picture can be seen, so that the frame loop may leave it out
   * when not.
   */
  needsCamera(now: Milliseconds): boolean {
    return (
      !this.#painted.hasPicture ||
      this.#amountTween.at(now) < 1 ||
      this.#coloursTween.at(now) > 0 ||
      this.#coloursTween.isMoving(now) ||
      this.#wipe.value >= 0
    );
  }

  /** @param size In CSS pixels. @param deviceWidth Of the same, in device pixels. */
  setSize(size: PixelSize, deviceWidth: number): void {
    this.mesh.scale.set(size.width, size.height, 1);
    this.#width.value = size.width;
    this.#deviceWidth = deviceWidth;
    this.#dream.setDeviceWidth(deviceWidth);
    this.#setSmoothness();
  }

  setCamera(picture: Picture): void {
    this.#camera.update(picture);
    this.#cameraNode.value = this.#camera.texture;
  }

  setPainted(picture: Picture): void {
    this.#painted.update(picture);
    this.#paintedNode.value = this.#painted.texture;
    this.#paintedSize.value.set(picture.size.width, picture.size.height);
    this.#setSmoothness();
  }

  /** Lays a dream over whatever is shown; null takes it away again. */
  setDream(picture: DreamtPicture | null, now: Milliseconds): void {
    this.#dream.set(picture, now);
  }

  /** Follows the look; the divider at once, the rest in a fade. */
  setPaint(paint: PaintOptions, now: Milliseconds): void {
    this.#amountTween.aim(paint.style === null ? 0 : paint.strength, now);
    this.#coloursTween.aim(paint.keepColours ? 1 : 0, now);
    this.#wipe.value = paint.wipe ?? -1;
  }

  /**
   * Takes light and colours from the picture, so that a lens before it is seen; or gives them back.
   */
  setAside(isAside: boolean, now: Milliseconds): void {
    this.#asideTween.aim(isAside ? 1 : 0, now);
  }

  /**
   * The camera's picture, for other layers that show it too. After `setCamera` it may be another
   * object.
   */
  get cameraTexture(): THREE.Texture {
    return this.#camera.texture;
  }

  /**
   * A white light that fades away from the next display frame on: however late that comes, it is
   * lit in full.
   */
  flash(): void {
    this.#isFlashDue = true;
  }

  /**
   * Sets the uniforms for a display frame; returns whether they will change again by themselves.
   */
  animate(now: Milliseconds): boolean {
    if (this.#isFlashDue) {
      this.#isFlashDue = false;
      this.#flashTween.aim(1, now - FLASH_MS);
      this.#flashTween.aim(0, now);
    }
    const tweens = [this.#amountTween, this.#coloursTween, this.#asideTween, this.#flashTween];
    // Until the first painting is there, its place shows the camera: never black.
    this.#amount.value = this.#painted.hasPicture ? this.#amountTween.at(now) : 0;
    this.#keepColours.value = this.#coloursTween.at(now);
    this.#flash.value = this.#flashTween.at(now);
    this.#aside.value = this.#asideTween.at(now);
    const dreamMoves = this.#dream.animate(now);
    return dreamMoves || tweens.some((tween) => tween.isMoving(now));
  }

  dispose(): void {
    this.#camera.dispose();
    this.#painted.dispose();
    this.#dream.dispose();
    this.#material.dispose();
    this.mesh.geometry.dispose();
  }

  #setSmoothness(): void {
    this.#smoothness.value = smoothnessFor(this.#deviceWidth / this.#paintedSize.value.x);
  }

  #buildColour(): THREE.Node<'vec4'> {
    const camera = this.#cameraNode.sample(uv()).rgb;
    const painted = sampleSmooth(this.#paintedNode, uv(), this.#paintedSize, this.#smoothness);
    const luma = vec3(...LUMA);
    const recoloured = clamp(camera.add(dot(painted, luma).sub(dot(camera, luma))), 0, 1);
    const art = mix(painted, recoloured, this.#keepColours);
    const isPaintedSide = step(this.#wipe, uv().x);
    const awake = mix(camera, art, this.#amount.mul(isPaintedSide));
    const picture = clamp(awake.add(this.#dream.build().mul(isPaintedSide)), 0, 1);
    const quiet = mix(picture, vec3(dot(picture, luma).mul(LIGHT_ASIDE)), this.#aside);
    const lit = mix(this.#withDivider(quiet), vec3(1), this.#flash);
    return vec4(lit, 1);
  }

  /** A light line with a dark rim, readable on any picture. */
  #withDivider(picture: THREE.Node<'vec3'>): THREE.Node<'vec3'> {
    const distance = abs(uv().x.sub(this.#wipe)).mul(this.#width);
    const line = float(1).sub(smoothstep(LINE_HALF_WIDTH - 0.5, LINE_HALF_WIDTH + 0.5, distance));
    const rim = float(1)
      .sub(smoothstep(LINE_HALF_WIDTH, LINE_RIM, distance))
      .mul(0.5);
    const divided = mix(mix(picture, vec3(0), rim), vec3(0.957, 0.937, 0.902), max(line, 0));
    return select(this.#wipe.greaterThanEqual(0), divided, picture);
  }
}
