/**
 * The finishing pass on the graphics card: a painting of a few hundred lines gets brush strokes at
 * the display's own size. Five steps draw into textures when there is a new painting; the sixth,
 * the light, is part of the mirror's own shader.
 */
import * as THREE from 'three/webgpu';
import type {PixelSize, UnitInterval} from '../../../../protocol/units.ts';
import type {MixedHand} from '../../../network/hand.ts';
import {brushNumbers, type BrushCare, FULL_CARE} from '../../brush/brush-numbers.ts';
import {createNoiseTable, NOISE_SIDE} from '../../brush/noise-table.ts';
import {type StepOptions, TextureStep} from '../texture-step.ts';
import {anchorsNode, CELLS_SHORT_SIDE} from './anchor-nodes.ts';
import {BrushUniforms} from './brush-uniforms.ts';
import {directionsNode, tensorNode} from './direction-nodes.ts';
import {layPaintNode} from './lay-paint-node.ts';
import {lightPaintNode} from './light-paint-node.ts';
import {smearNode} from './smear-node.ts';
import {texture} from 'three/tsl';

/** Finishes paintings. */
export class PaintingFinisher {
  readonly #uniforms = new BrushUniforms();
  readonly #noise = createNoiseTexture();
  readonly #tensor = createStep('tensor', {type: THREE.HalfFloatType, keepsBefore: false});
  readonly #directions = createStep('directions', {type: THREE.HalfFloatType, keepsBefore: true});
  readonly #anchors = createStep('anchors', {type: THREE.FloatType, keepsBefore: true});
  readonly #colours = createStep('colours', {type: THREE.HalfFloatType, keepsBefore: false});
  readonly #paint = createStep('paint', {type: THREE.HalfFloatType, keepsBefore: false});
  #hand: MixedHand | null = null;
  #brush: UnitInterval = 1;
  #care: BrushCare = FULL_CARE;
  #isDirty = false;
  #hasNoise = false;

  /** @param camera What was painted, at any size. */
  constructor(painting: THREE.TextureNode, camera: THREE.TextureNode, reducedMotion: boolean) {
    const uniforms = this.#uniforms;
    const noise = texture(this.#noise);
    const directions = this.#directions;
    uniforms.isCarried.value = reducedMotion ? 0 : 1;
    this.#tensor.writes(tensorNode(painting, camera, uniforms));
    directions.writes(
      directionsNode({tensor: this.#tensor.after, painting, noise, before: directions.before}, uniforms),
    );
    this.#anchors.writes(
      anchorsNode({now: directions.after, before: directions.before, cells: this.#anchors.before}, uniforms),
    );
    this.#colours.writes(smearNode(painting, directions.after, uniforms));
    this.#paint.writes(
      layPaintNode(
        {colours: this.#colours.after, directions: directions.after, noise, anchors: this.#anchors.after},
        uniforms,
      ),
    );
  }

  /** Whether there is anything to finish with. */
  get isOn(): boolean {
    return this.#hand !== null && this.#brush > 0 && this.#care.isOn;
  }

  /** A new painting, and the hand to finish it with; null leaves it as it is. */
  setHand(hand: MixedHand | null): void {
    this.#hand = hand;
    this.#isDirty = true;
  }

  /** How much of the hand is laid on. */
  setBrush(brush: UnitInterval): void {
    if (brush === this.#brush) return;
    this.#brush = brush;
    this.#isDirty = true;
  }

  /** What is shed because time is short. */
  setCare(care: BrushCare): void {
    if (care === this.#care) return;
    this.#care = care;
    this.#isDirty = true;
  }

  /** Draws the steps, if anything has changed since they were drawn. */
  run(renderer: THREE.WebGPURenderer, painting: PixelSize, display: PixelSize, hasCamera: boolean): void {
    if (this.#hand === null || !this.isOn) {
      this.#uniforms.isFresh.value = 1;
      return;
    }
    if (this.#setSizes(painting, display)) this.#isDirty = true;
    if (!this.#isDirty) return;
    this.#isDirty = false;
    if (!this.#hasNoise) this.#fillNoise();
    this.#uniforms.setNumbers(brushNumbers(this.#hand, this.#brush, this.#care));
    this.#uniforms.hasCamera.value = hasCamera ? 1 : 0;
    for (const step of [this.#tensor, this.#directions, this.#anchors, this.#colours, this.#paint]) step.run(renderer);
    this.#uniforms.isFresh.value = 0;
  }

  /** The finished colour at a place of the picture. */
  colourAt(at: THREE.Node<'vec2'>): THREE.Node<'vec3'> {
    return lightPaintNode(this.#paint.after, at, this.#uniforms);
  }

  dispose(): void {
    for (const owned of [this.#tensor, this.#directions, this.#anchors, this.#colours, this.#paint]) owned.dispose();
    this.#noise.dispose();
  }

  /** Takes a moment: not before there is a painting to finish. */
  #fillNoise(): void {
    (this.#noise.image as {data: Uint8Array}).data.set(createNoiseTable());
    this.#noise.needsUpdate = true;
    this.#hasNoise = true;
  }

  /** Returns whether anything has another size. */
  #setSizes(painting: PixelSize, display: PixelSize): boolean {
    const cell = Math.min(painting.width, painting.height) / CELLS_SHORT_SIDE;
    const cells = {
      width: Math.max(1, Math.round(painting.width / cell)),
      height: Math.max(1, Math.round(painting.height / cell)),
    };
    this.#uniforms.setSizes(painting, display);
    this.#uniforms.cellCount.value.set(cells.width, cells.height);
    const isNew = [
      ...[this.#tensor, this.#directions, this.#colours].map((step) => step.setSize(painting)),
      this.#anchors.setSize(cells),
    ].some((one) => one);
    if (isNew) this.#uniforms.isFresh.value = 1;
    return this.#paint.setSize(display) || isNew;
  }
}

function createStep(name: string, options: StepOptions): TextureStep {
  return new TextureStep(`PaintingFinisher.${name}`, options);
}

function createNoiseTexture(): THREE.DataTexture {
  const noise = new THREE.DataTexture(new Uint8Array(NOISE_SIDE ** 2 * 4), NOISE_SIDE, NOISE_SIDE);
  noise.colorSpace = THREE.NoColorSpace;
  noise.wrapS = THREE.RepeatWrapping;
  noise.wrapT = THREE.RepeatWrapping;
  noise.minFilter = THREE.LinearFilter;
  noise.magFilter = THREE.LinearFilter;
  noise.generateMipmaps = false;
  noise.needsUpdate = true;
  return noise;
}
