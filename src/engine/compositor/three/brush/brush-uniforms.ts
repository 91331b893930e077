/** The numbers of the hand, as the shaders of the finishing pass read them. */
import * as THREE from 'three/webgpu';
import {uniform} from 'three/tsl';
import type {PixelSize} from '../../../../protocol/units.ts';
import {HAND_NUMBERS, type HandNumber} from '../../../network/hand.ts';
import type {BrushNumbers} from '../../../brush/brush-numbers.ts';
import {lightScale} from '../../../brush/light-paint.ts';
import {NOISE_READINGS} from '../../../brush/stroke-samples.ts';
import {LAID_MARKS, type LaidMark} from '../../../brush/marks/mark-layers.ts';

/** A number that a shader reads. */
type FloatUniform = THREE.UniformNode<'float', number>;

/** Uniforms of the finishing pass. Lengths are in short sides of the picture. */
export class BrushUniforms {
  /** Width and height of the display's picture and of the painting, in short sides. */
  readonly extent = uniform(new THREE.Vector2(1, 1));
  /** The painting, in pixels. */
  readonly paintingSize = uniform(new THREE.Vector2(1, 1));
  /** A pixel of the display, as a share of the picture. */
  readonly pixel = uniform(new THREE.Vector2(1, 1));
  /** A pixel of the display's, at which sharpening looks and slopes are measured. */
  readonly sharpenPx = uniform(1);
  readonly steepness = uniform(1);
  readonly reach = uniform(0);
  readonly smearReach = uniform(0);
  /** Whether noise is read at every place of a line. */
  readonly readsAll = uniform(1);
  readonly tableSide = uniform(1);
  readonly strokeGain = uniform(1);
  readonly bristleGain = uniform(1);
  /** Cells of the anchors, across and down. */
  readonly cellCount = uniform(new THREE.Vector2(1, 1));
  /** Whether the camera's picture is known. */
  readonly hasCamera = uniform(0);
  /** Whether nothing is known of the painting before. */
  readonly isFresh = uniform(1);
  /** Whether strokes are carried along by what moves. */
  readonly isCarried = uniform(1);
  readonly hand: Readonly<Record<HandNumber, FloatUniform>>;
  /** Shares of the kinds of mark that are laid over strokes. */
  readonly marks: Readonly<Record<LaidMark, FloatUniform>> = {dot: uniform(0), fold: uniform(0), leaf: uniform(0)};

  constructor() {
    const pairs = HAND_NUMBERS.map((name) => [name, uniform(0)] as const);
    this.hand = Object.fromEntries(pairs) as Record<HandNumber, FloatUniform>;
  }

  setNumbers({hand, reach, smearReach, readings, tableSide, strokeGain, bristleGain}: BrushNumbers): void {
    for (const name of HAND_NUMBERS) this.hand[name].value = hand[name];
    for (const mark of LAID_MARKS) this.marks[mark].value = hand.marks[mark];
    this.reach.value = reach;
    this.smearReach.value = smearReach;
    this.readsAll.value = readings === NOISE_READINGS ? 1 : 0;
    this.tableSide.value = tableSide;
    this.strokeGain.value = strokeGain;
    this.bristleGain.value = bristleGain;
  }

  setSizes(painting: PixelSize, display: PixelSize): void {
    const short = Math.min(display.width, display.height);
    const {sharpenPx, steepness} = lightScale(short);
    this.paintingSize.value.set(painting.width, painting.height);
    this.extent.value.set(display.width / short, display.height / short);
    this.pixel.value.set(1 / display.width, 1 / display.height);
    this.sharpenPx.value = sharpenPx;
    this.steepness.value = steepness;
  }
}
