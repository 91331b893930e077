/** One octave on the GPU: the network at its size, and what makes a step of its gradient. */
import {present} from '../../../protocol/assert.ts';
import type {GpuObjective, GpuPerception, GpuPerceptionRun} from '../../network/gpu-perception.ts';
import {climbedLayers} from '../climbed-layers.ts';
import type {Objective} from '../../network/perception.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {recordDispatch, type Dispatch} from '../../gpu/dispatch.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {RULE} from '../../ascent/ascent-step.ts';
import {MOST_STEPS_PER_FRAME} from '../dream-loop.ts';
import type {Shift} from '../../ascent/jitter.ts';
import type {LevelWeights} from '../../ascent/level-gradient.ts';
import type {DetailRun} from './detail-run.ts';
import type {DreamGpu} from './dream-passes.ts';
import {LevellingRun} from '../../ascent/wgsl/levelling-run.ts';
import {packStruct} from '../../gpu/pack-struct.ts';

/** What a dream on the GPU climbs with. */
export interface ClimbParts {
  readonly gpu: DreamGpu;
  readonly perception: GpuPerception;
}

/** One step. */
export interface OctaveStep {
  readonly objective: GpuObjective;
  /** How strong the scales of its gradient are made. */
  readonly weights: LevelWeights;
  /** Its place among the steps of a frame: those of one submit must not share their numbers. */
  readonly slot: number;
  readonly shift: Shift;
  /** What is added to the detail, as a mean absolute value. */
  readonly gain: number;
}

/** What is bound for each slot. */
interface Slot {
  readonly numbers: GPUBufferBinding;
  readonly see: Dispatch;
  readonly grow: Dispatch;
}

/** Takes steps at one octave's size, onto one detail. */
export class OctaveRun {
  readonly #parts: ClimbParts;
  readonly #canvas: DetailRun;
  readonly #size: PixelSize;
  readonly #run: GpuPerceptionRun;
  readonly #levelling: LevellingRun;
  readonly #memory: GpuMemory;
  readonly #slots: readonly Slot[];
  /** For each slot, once there is a gradient: all objectives of a run leave theirs in one place. */
  #calm: readonly Dispatch[] | null = null;
  /** As the gradient's scales are weighed at present. */
  #weights: LevelWeights | null = null;

  private constructor(parts: ClimbParts, canvas: DetailRun, size: PixelSize, run: GpuPerceptionRun) {
    const {device, passes} = parts.gpu;
    this.#parts = parts;
    this.#canvas = canvas;
    this.#size = size;
    this.#run = run;
    this.#levelling = new LevellingRun(parts.gpu, size);
    const memory = new GpuMemory(device, 'OctaveRun');
    this.#memory = memory;
    const {camera, detail, field} = canvas;
    const {gradient: growth, magnitude: totals} = this.#levelling;
    this.#slots = Array.from({length: MOST_STEPS_PER_FRAME}, (_, slot): Slot => {
      const step = memory.uniform(`slot ${slot}`, this.#pack({x: 0, y: 0}, 0));
      return {
        numbers: step,
        see: passes.seeOctave.dispatch({step, camera, detail, seen: run.input}, size),
        grow: passes.growDetail.dispatch({step, growth, totals, field: field.buffer, detail}, canvas.size),
      };
    });
  }

  /**
   * Compiles and allocates what any dream may need.
   * @throws EngineError of `GpuPerception.createRun`.
   */
  static async create(parts: ClimbParts, canvas: DetailRun, size: PixelSize): Promise<OctaveRun> {
    const run = await parts.perception.createRun(size, climbedLayers(parts.perception.file));
    return new OctaveRun(parts, canvas, size, run);
  }

  /**
   * Gets ready to climb an objective; the caller disposes it.
   * @throws EngineError of `GpuPerceptionRun.prepare`.
   */
  prepare(objective: Objective): Promise<GpuObjective> {
    return this.#run.prepare(objective);
  }

  /** Records a step: afterwards the detail has it. */
  encode(pass: GPUComputePassEncoder, {objective, weights, slot: index, shift, gain}: OctaveStep): void {
    const slot = at(this.#slots, index);
    this.#calm ??= this.#bindCalm(objective.gradient);
    this.#parts.gpu.device.queue.writeBuffer(slot.numbers.buffer, 0, this.#pack(shift, gain));
    this.#weigh(weights);
    recordDispatch(pass, slot.see);
    this.#run.encodeForward(pass, objective.layer);
    objective.encodeBackward(pass, RULE);
    recordDispatch(pass, at(this.#calm, index));
    this.#levelling.encode(pass);
    recordDispatch(pass, slot.grow);
  }

  dispose(): void {
    this.#run.dispose();
    this.#levelling.dispose();
    this.#memory.dispose();
  }

  #weigh(weights: LevelWeights): void {
    if (weights === this.#weights) return;
    this.#weights = weights;
    this.#levelling.weigh(weights);
  }

  #bindCalm(gradient: GPUBuffer): readonly Dispatch[] {
    const {gradient: calmed, squares: partials} = this.#levelling;
    const {calmGradient} = this.#parts.gpu.passes;
    return this.#slots.map(({numbers}) =>
      calmGradient.dispatch({step: numbers, gradient, calmed, partials}, this.#size),
    );
  }

  #pack({x, y}: Shift, gain: number): Uint32Array<ArrayBuffer> {
    const {size, field} = this.#canvas;
    const {width, height} = this.#size;
    const wholes = [width, height, size.width, size.height, x, y, field.columns, field.rows, 1];
    return packStruct(wholes, [gain]);
  }
}

function at<Item>(items: readonly Item[], index: number): Item {
  return present(items[index], () => `a frame has no step ${index}`);
}
