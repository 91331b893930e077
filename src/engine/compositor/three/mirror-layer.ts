/**
 * The full-bleed picture: camera, painting and dream in one shader, with the light over the paint,
 * strength, the camera's colours, the divider and the flash.
 */
import * as THREE from 'three/webgpu';
import {
  abs,
  clamp,
  dot,
  float,
  Fn,
  If,
  mix,
  select,
  smoothstep,
  step,
  texture,
  uniform,
  uv,
  vec3,
  vec4,
} from 'three/tsl';
import type {PaintOptions} from '../../../protocol/paint.ts';
import type {Milliseconds, PixelSize, UnitInterval} from '../../../protocol/units.ts';
import type {MixedHand} from '../../network/hand.ts';
import type {Picture} from '../../picture/picture.ts';
import type {BrushCare} from '../../brush/brush-numbers.ts';
import type {LaidStrokes} from '../../brush/lay-paint.ts';
import type {DreamtPicture} from '../compositor.ts';
import {LUMA} from '../../picture/luma.ts';
import {DIVIDER, LIGHT_ASIDE} from '../mirror-look.ts';
import {MirrorMix} from '../mirror-mix.ts';
import {smoothnessFor} from '../smoothness.ts';
import type {NoiseTexture} from './brush/noise-texture.ts';
import {PaintingFinisher} from './brush/painting-finisher.ts';
import {DreamAddition} from './dream-addition.ts';
import {PictureTexture} from './picture-texture.ts';
import {createQuadGeometry, FLAT_MATERIAL} from './quad.ts';
import {sampleSmooth} from './smooth-sample.ts';

/** How the mirror draws. */
export interface MirrorOptions {
  readonly noise: NoiseTexture;
  readonly reducedMotion: boolean;
  /** The card is a processor. */
  readonly isSoftware: boolean;
}

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
  readonly #isFinished = uniform(0);
  readonly #finishing: PaintingFinisher;
  readonly #mix: MirrorMix;
  readonly #dream = new DreamAddition();
  readonly #material = new THREE.MeshBasicNodeMaterial(FLAT_MATERIAL);

  #pixels: PixelSize = {width: 1, height: 1};

  constructor({noise, reducedMotion, isSoftware}: MirrorOptions) {
    this.#mix = new MirrorMix(reducedMotion);
    const how = {noise, standsStill: reducedMotion, isSoftware};
    this.#finishing = new PaintingFinisher(this.#paintedNode, this.#cameraNode, how);
    this.#material.colorNode = this.#buildColour();
    this.mesh = new THREE.Mesh(createQuadGeometry(), this.#material);
    this.mesh.frustumCulled = false;
  }

  needsCamera(now: Milliseconds): boolean {
    // Where the camera's structure is fine, as at an eye, strokes are.
    return this.#finishing.isOn || this.#mix.needsCamera(this.#painted.hasPicture, now);
  }

  /** @param size In CSS pixels. @param pixels The same in device pixels. */
  setSize(size: PixelSize, pixels: PixelSize): void {
    this.mesh.scale.set(size.width, size.height, 1);
    this.#width.value = size.width;
    this.#pixels = pixels;
    this.#setSmoothness();
  }

  setCamera(picture: Picture): void {
    this.#camera.update(picture);
    this.#cameraNode.value = this.#camera.texture;
  }

  /** @param hand What to finish the painting with; without one it is shown as it is. */
  setPainted(picture: Picture, hand: MixedHand | null = null): void {
    this.#painted.update(picture);
    this.#finishing.setHand(hand);
    this.#paintedNode.value = this.#painted.texture;
    this.#paintedSize.value.set(picture.size.width, picture.size.height);
    this.#setSmoothness();
  }

  setDream(picture: DreamtPicture | null, now: Milliseconds): void {
    this.#mix.setDream(picture !== null, now);
    if (picture !== null) this.#dream.set(picture);
  }

  dropDream(): void {
    this.#mix.dropDream();
    this.#dream.drop();
  }

  setPaint(paint: PaintOptions, now: Milliseconds): void {
    this.#mix.setPaint(paint, now);
  }

  /** How much of the painter's hand is laid on. */
  setBrush(brush: UnitInterval): void {
    this.#finishing.setBrush(brush);
  }

  /** What is shed because time is short. */
  setCare(care: BrushCare): void {
    this.#finishing.setCare(care);
  }

  /** The strokes of a hand on the screen; null where there are none. */
  strokes(renderer: THREE.WebGPURenderer, hand: MixedHand): Promise<LaidStrokes | null> {
    return this.#finishing.strokes(renderer, hand);
  }

  /** Steps back for a lens, or forward again. */
  setAside(isAside: boolean, now: Milliseconds): void {
    this.#mix.setAside(isAside, now);
  }

  /**
   * The camera's picture, for other layers that show it too. After `setCamera` it may be another
   * object.
   */
  get cameraTexture(): THREE.Texture {
    return this.#camera.texture;
  }

  flash(): void {
    this.#mix.flash();
  }

  /**
   * Finishes the painting, if it is new; returns whether that is still to come. Call it before the
   * mirror is drawn.
   */
  finish(renderer: THREE.WebGPURenderer): boolean {
    const {x: width, y: height} = this.#paintedSize.value;
    this.#finishing.run(renderer, {width, height}, this.#pixels, this.#camera.hasPicture);
    this.#isFinished.value = this.#finishing.isOn ? 1 : 0;
    return this.#finishing.isBehind;
  }

  /**
   * Sets the uniforms for a display frame; returns whether they will change again by themselves.
   */
  animate(now: Milliseconds): boolean {
    const look = this.#mix.look(this.#painted.hasPicture, now);
    this.#amount.value = look.amount;
    this.#keepColours.value = look.keepColours;
    this.#wipe.value = look.wipe ?? -1;
    this.#flash.value = look.flash;
    this.#aside.value = look.aside;
    this.#dream.amount = look.dream;
    return this.#mix.isMoving(now);
  }

  dispose(): void {
    this.#camera.dispose();
    this.#painted.dispose();
    this.#dream.dispose();
    this.#finishing.dispose();
    this.#material.dispose();
    this.mesh.geometry.dispose();
  }

  #setSmoothness(): void {
    this.#smoothness.value = smoothnessFor(this.#pixels.width / this.#paintedSize.value.x);
  }

  #buildColour(): THREE.Node<'vec4'> {
    const camera = this.#cameraNode.sample(uv()).rgb;
    const painted = this.#buildPainted();
    const luma = vec3(...LUMA);
    const recoloured = clamp(camera.add(dot(painted, luma).sub(dot(camera, luma))), 0, 1);
    const art = mix(painted, recoloured, this.#keepColours);
    const isPaintedSide = step(this.#wipe, uv().x);
    const awake = mix(camera, art, this.#amount.mul(isPaintedSide));
    const picture = this.#dream.build(awake, isPaintedSide);
    const quiet = mix(picture, vec3(dot(picture, luma).mul(LIGHT_ASIDE)), this.#aside);
    const lit = mix(this.#withDivider(quiet), vec3(1), this.#flash);
    return vec4(lit, 1);
  }

  /** One of the two is computed, not both. */
  #buildPainted(): THREE.Node<'vec3'> {
    return Fn(() => {
      const colour = vec3(0).toVar();
      If(this.#isFinished.greaterThan(0), () => {
        colour.assign(this.#finishing.colourAt(uv()));
      }).Else(() => {
        colour.assign(sampleSmooth(this.#paintedNode, uv(), this.#paintedSize, this.#smoothness));
      });
      return colour;
    })();
  }

  #withDivider(picture: THREE.Node<'vec3'>): THREE.Node<'vec3'> {
    const distance = abs(uv().x.sub(this.#wipe)).mul(this.#width);
    const {lineHalfWidth, rimHalfWidth, rimShade, colour} = DIVIDER;
    const line = float(1).sub(smoothstep(lineHalfWidth - 0.5, lineHalfWidth + 0.5, distance));
    const rim = float(1)
      .sub(smoothstep(lineHalfWidth, rimHalfWidth, distance))
      .mul(rimShade);
    const divided = mix(mix(picture, vec3(0), rim), vec3(...colour), line);
    return select(this.#wipe.greaterThanEqual(0), divided, picture);
  }
}
