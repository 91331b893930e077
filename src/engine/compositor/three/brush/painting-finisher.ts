/**
 * The finishing pass on the graphics card: a painting of a few hundred lines gets brush strokes at
 * the display's own size. Five steps draw into textures when there is a new painting; the sixth,
 * the light, is part of the shader that shows them. Where the card is a processor, that is too dear
 * for each display frame: the light is a step like the others, and fewer pixels are finished.
 */
import * as THREE from 'three/webgpu';
import type {PixelSize, UnitInterval} from '../../../../protocol/units.ts';
import type {MixedHand} from '../../../network/hand.ts';
import {brushNumbers, type BrushCare, FULL_CARE} from '../../../brush/brush-numbers.ts';
import type {LaidStrokes} from '../../../brush/lay-paint.ts';
import {type StepOptions, TextureStep} from '../texture-step.ts';
import {anchorsNode, CELLS_SHORT_SIDE} from './anchor-nodes.ts';
import {BrushUniforms} from './brush-uniforms.ts';
import {directionsNode, tensorNode} from './direction-nodes.ts';
import {layPaintNode} from './lay-paint-node.ts';
import {lightPaintNode} from './light-paint-node.ts';
import type {NoiseTexture} from './noise-texture.ts';
import {PixelBudget} from './pixel-budget.ts';
import {smearNode} from './smear-node.ts';
import {texture, uv, vec4} from 'three/tsl';

/** How a painting is finished. */
export interface FinisherOptions {
  readonly noise: NoiseTexture;
  /** Strokes are not carried along by what moves. */
  readonly standsStill: boolean;
  /** The card is a processor. */
  readonly isSoftware: boolean;
}

/** Finishes paintings. */
export class PaintingFinisher {
  readonly #uniforms = new BrushUniforms();
  readonly #noise: NoiseTexture;
  readonly #tensor = createStep('tensor', {type: THREE.HalfFloatType, keepsBefore: false});
  readonly #directions = createStep('directions', {type: THREE.HalfFloatType, keepsBefore: true});
  readonly #anchors = createStep('anchors', {type: THREE.FloatType, keepsBefore: true});
  readonly #colours = createStep('colours', {type: THREE.HalfFloatType, keepsBefore: false});
  readonly #paint = createStep('paint', {type: THREE.HalfFloatType, keepsBefore: false});
  /** The light over the paint, where it is not drawn anew for each display frame. */
  readonly #lit: TextureStep | null;
  readonly #budget: PixelBudget | null;
  #hand: MixedHand | null = null;
  /** The one that the latest run drew with. */
  #drawnHand: MixedHand | null = null;
  #brush: UnitInterval = 1;
  #care: BrushCare = FULL_CARE;
  #isDirty = false;
  /** The card has not drawn the latest run yet. */
  #isDrawing = false;

  /** @param camera What was painted, at any size. */
  constructor(painting: THREE.TextureNode, camera: THREE.TextureNode, options: FinisherOptions) {
    const {standsStill, isSoftware} = options;
    const uniforms = this.#uniforms;
    this.#noise = options.noise;
    const noise = texture(this.#noise.texture);
    const directions = this.#directions;
    uniforms.isCarried.value = standsStill ? 0 : 1;
    this.#tensor.writes(tensorNode(painting, camera, uniforms));
    directions.writes(
      directionsNode({tensor: this.#tensor.after, painting, noise, before: directions.before}, uniforms),
    );
    this.#anchors.writes(
      anchorsNode({now: directions.after, before: directions.before, cells: this.#anchors.before}, uniforms),
    );
    this.#colours.writes(smearNode({painting, camera, directions: directions.after}, uniforms));
    this.#paint.writes(
      layPaintNode(
        {colours: this.#colours.after, directions: directions.after, noise, anchors: this.#anchors.after},
        uniforms,
      ),
    );
    this.#budget = isSoftware ? new PixelBudget() : null;
    this.#lit = isSoftware ? createStep('lit', {type: THREE.UnsignedByteType, keepsBefore: false}) : null;
    this.#lit?.writes(vec4(lightPaintNode(this.#paint.after, uv(), uniforms), 1));
  }

  /** Whether there is anything to finish with. */
  get isOn(): boolean {
    return this.#hand !== null && this.#brush > 0 && this.#care.isOn && this.#budget?.pixels !== 0;
  }

  /** Whether something has changed that a slow card has had no time for yet. */
  get isBehind(): boolean {
    return this.isOn && this.#isDirty;
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

  /** Forgets the painting before: the next one has nothing to do with it. */
  forget(): void {
    this.#uniforms.isFresh.value = 1;
  }

  /** Draws the steps, if anything has changed since they were drawn. */
  run(renderer: THREE.WebGPURenderer, painting: PixelSize, display: PixelSize, hasCamera: boolean): void {
    if (this.#hand === null || !this.isOn) {
      this.forget();
      return;
    }
    // What a slow card has not drawn yet is not drawn over: its work would pile up.
    if (this.#isDrawing) return;
    if (this.#setSizes(painting, display)) this.#isDirty = true;
    if (!this.#isDirty) return;
    this.#isDirty = false;
    this.#drawnHand = this.#hand;
    this.#noise.fill();
    this.#uniforms.setNumbers(brushNumbers(this.#hand, this.#brush, this.#care));
    this.#uniforms.hasCamera.value = hasCamera ? 1 : 0;
    for (const step of this.#steps) step.run(renderer);
    this.#uniforms.isFresh.value = 0;
    if (this.#budget !== null) void this.#timeRun(renderer, this.#budget);
  }

  /** The finished colour at a place of the picture. */
  colourAt(at: THREE.Node<'vec2'>): THREE.Node<'vec3'> {
    return this.#lit === null ? lightPaintNode(this.#paint.after, at, this.#uniforms) : this.#lit.after.sample(at).rgb;
  }

  /**
   * The strokes that were drawn last; null where none were, or those of a hand that runs another
   * way.
   */
  async strokes(renderer: THREE.WebGPURenderer, hand: MixedHand): Promise<LaidStrokes | null> {
    if (!this.isOn || this.#uniforms.isFresh.value === 1) return null;
    if (this.#drawnHand?.curl !== hand.curl || this.#drawnHand.lean !== hand.lean) return null;
    const [directions, anchors] = await Promise.all([this.#directions.read(renderer), this.#anchors.read(renderer)]);
    return {directions, anchors};
  }

  dispose(): void {
    for (const step of this.#steps) step.dispose();
  }

  get #steps(): readonly TextureStep[] {
    const steps = [this.#tensor, this.#directions, this.#anchors, this.#colours, this.#paint];
    return this.#lit === null ? steps : [...steps, this.#lit];
  }

  async #timeRun(renderer: THREE.WebGPURenderer, budget: PixelBudget): Promise<void> {
    const startedAt = performance.now();
    this.#isDrawing = true;
    try {
      await this.#paint.drawn(renderer);
      budget.note(performance.now() - startedAt);
    } catch {
      // A card that is lost meanwhile is its owner's to tell.
    } finally {
      this.#isDrawing = false;
    }
  }

  /** Returns whether anything has another size. */
  #setSizes(painting: PixelSize, display: PixelSize): boolean {
    const cell = Math.min(painting.width, painting.height) / CELLS_SHORT_SIDE;
    const cells = {
      width: Math.max(1, Math.round(painting.width / cell)),
      height: Math.max(1, Math.round(painting.height / cell)),
    };
    const finished = within(display, this.#budget?.pixels ?? Infinity);
    this.#uniforms.setSizes(painting, finished);
    this.#uniforms.cellCount.value.set(cells.width, cells.height);
    const isNew = [
      ...[this.#tensor, this.#directions, this.#colours].map((step) => step.setSize(painting)),
      this.#anchors.setSize(cells),
    ].some((one) => one);
    if (isNew) this.#uniforms.isFresh.value = 1;
    const isResized = [this.#paint, this.#lit].map((step) => step?.setSize(finished) === true).some((one) => one);
    return isResized || isNew;
  }
}

/** A size of the same shape with at most so many pixels. */
function within({width, height}: PixelSize, pixels: number): PixelSize {
  const scale = Math.min(1, Math.sqrt(pixels / (width * height)));
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
}

function createStep(name: string, options: StepOptions): TextureStep {
  return new TextureStep(`PaintingFinisher.${name}`, options);
}
