/** A plan as the kernel's program: its steps with every address filled in. */
import {assert, assertNever, present} from '../../../protocol/assert.ts';
import {allocateTensors} from '../plan/allocate-tensors.ts';
import {
  operandsSize,
  quadsOf,
  tensorOf,
  type NetworkPlan,
  type Operand,
  type Operands,
  type Step,
  type TensorId,
} from '../plan/plan.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {floorOf, packConvolution, stripsOf, TILE, type OutputValues, type ReadingValues} from './convolution-step.ts';
import {aligned} from './kernel-memory.ts';
import {packProgram, type KernelProgram} from './kernel-program.ts';
import type {KernelWeights} from './kernel-weights.ts';
import {packStep, STEP_BYTES, WORKSPACE_BYTES, type KernelStep} from './step-fields.ts';

/** Bytes of four floats. */
const VECTOR_BYTES = 16;

/** Rows of a strip: a row of tiles, and as good for what has none. */
const STRIP_ROWS = TILE;

/** Where a frame's pattern lies. */
export interface PatternAddresses extends PixelSize {
  /** [height, width] of the padded picture. */
  readonly plane: number;
  /** One number. */
  readonly amplitude: number;
}

/** Tiles that are worked on at once: their numbers stay in the processor's second cache. */
const TILES_AT_ONCE = 16;

/** Everything a frame of one size needs. */
export interface Program extends KernelProgram {
  readonly pixelsIn: number;
  readonly pixelsOut: number;
  /** Where the pattern of the padded picture goes, and its amplitude; null without one. */
  readonly pattern: PatternAddresses | null;
  /** Where a kept tensor lies. */
  tensorAddress(id: TensorId): number;
}

/** Lays a plan out from `start` on. */
export function layOutProgram(plan: NetworkPlan, weights: KernelWeights, start: number, threads: number): Program {
  return new Layout(plan, weights, start).program(threads);
}

class Layout {
  readonly #plan: NetworkPlan;
  readonly #weights: KernelWeights;
  readonly #start: number;
  readonly #addresses: readonly (number | null)[];
  readonly #pixelsIn: number;
  readonly #pixelsOut: number;
  readonly #pattern: PatternAddresses | null;
  readonly #moments: number;
  readonly #scratch: number;
  #scratchBytes = WORKSPACE_BYTES;

  constructor(plan: NetworkPlan, weights: KernelWeights, start: number) {
    this.#plan = plan;
    this.#weights = weights;
    this.#start = start;
    let end = start;
    const take = (bytes: number): number => {
      const address = end;
      end = aligned(end + bytes);
      return address;
    };
    take(stepCount(plan) * STEP_BYTES);
    const pixelBytes = plan.size.width * plan.size.height * 4;
    this.#pixelsIn = take(pixelBytes);
    this.#pixelsOut = take(pixelBytes);
    this.#pattern = plan.input.pattern === null ? null : takePattern(plan, take);
    this.#moments = take(mostMomentBytes(plan));
    const {bufferOf, bufferElements} = allocateTensors(plan);
    const buffers = bufferElements.map((elements) => take(elements * VECTOR_BYTES));
    this.#addresses = bufferOf.map((buffer) => (buffer === null ? null : (buffers[buffer] ?? null)));
    this.#scratch = end;
  }

  program(threads: number): Program {
    const steps = [this.#ingest(), ...this.#plan.steps.map((step) => this.#step(step))];
    return {
      ...packProgram({
        address: this.#start,
        steps,
        scratch: this.#scratch,
        scratchBytes: this.#scratchBytes,
        threads,
      }),
      pixelsIn: this.#pixelsIn,
      pixelsOut: this.#pixelsOut,
      pattern: this.#pattern,
      tensorAddress: (id) => this.#address(id),
    };
  }

  #ingest(): KernelStep {
    const {input, size} = this.#plan;
    const tensor = tensorOf(this.#plan, input.tensor);
    return packStep('ingest', {
      ...strips(tensor.height),
      pixels: this.#pixelsIn,
      pixelWidth: size.width,
      pixelHeight: size.height,
      pattern: this.#pattern?.plane ?? 0,
      amplitude: this.#pattern?.amplitude ?? 0,
      block: input.block,
      ...this.#outputOf(input.tensor),
    });
  }

  #step(step: Step): KernelStep {
    assert(step.kind !== 'convolve-to-picture', () => 'the plan was to present apart');
    switch (step.kind) {
      case 'convolve':
        return this.#convolve(step);
      case 'finish-statistics':
        return this.#finishNorm(step);
      case 'combine': {
        const output = this.#outputOf(step.output);
        return packStep('combine', {...strips(output.outHeight), ...this.#reading(step.operands), ...output});
      }
      case 'present':
        return this.#present(step);
      default:
        return assertNever(step);
    }
  }

  #convolve({op, operands, output, hasStatistics, keptInput}: Extract<Step, {kind: 'convolve'}>): KernelStep {
    const {step, scratchBytes} = packConvolution({
      op,
      reading: this.#reading(operands),
      out: this.#outputOf(output),
      kept: keptInput === null ? 0 : this.#address(keptInput),
      ...this.#weights.conv(op.name),
      moments: hasStatistics ? this.#moments : 0,
      rectifies: false,
      cut: {stripRows: STRIP_ROWS, tilesAtOnce: TILES_AT_ONCE},
    });
    this.#scratchBytes = Math.max(this.#scratchBytes, scratchBytes);
    return step;
  }

  #finishNorm({norm}: Extract<Step, {kind: 'finish-statistics'}>): KernelStep {
    const {op, tensor} = present(this.#plan.norms[norm], () => `the plan has no norm ${norm}`);
    const {outWidth, outHeight, outVectors} = this.#outputOf(tensor);
    const {scale, shift, coefficients} = this.#weights.norm(op.name);
    const {strips: momentStrips, stripRows: momentRows} = strips(outHeight);
    return packStep('finish-norm', {
      strips: 1,
      stripRows: 1,
      moments: this.#moments,
      momentStrips,
      momentRows,
      outWidth,
      outHeight,
      outVectors,
      scale,
      shift,
      epsilon: op.epsilon,
      output: coefficients,
    });
  }

  #present({operands, sink}: Extract<Step, {kind: 'present'}>): KernelStep {
    const {width, height, vectors} = sizeOf(this.#plan, operands);
    this.#scratchBytes = Math.max(this.#scratchBytes, WORKSPACE_BYTES + width * vectors * VECTOR_BYTES);
    return packStep('present', {
      ...strips(height),
      ...this.#reading(operands),
      output: 0,
      outWidth: width,
      outHeight: height,
      outVectors: vectors,
      sigmoid: Number(sink.sigmoid),
      block: sink.block,
      pixels: this.#pixelsOut,
      pixelWidth: this.#plan.size.width,
      pixelHeight: this.#plan.size.height,
    });
  }

  /** What a step reads, not padded and not kept. */
  #reading({first, second, sumRelu, enlarge}: Operands): ReadingValues {
    const {width, height, channels} = tensorOf(this.#plan, first.tensor);
    return {
      first: this.#address(first.tensor),
      firstNorm: this.#normOf(first),
      firstFloor: floorOf(first.relu),
      second: second === null ? 0 : this.#address(second.tensor),
      secondNorm: second === null ? 0 : this.#normOf(second),
      secondFloor: floorOf(second?.relu ?? false),
      sumFloor: floorOf(sumRelu),
      width,
      height,
      vectors: quadsOf(channels),
      enlarge,
      padSize: 0,
      padWithZero: 0,
      kept: 0,
    };
  }

  #outputOf(id: TensorId): OutputValues {
    const {width, height, channels} = tensorOf(this.#plan, id);
    return {output: this.#address(id), outWidth: width, outHeight: height, outVectors: quadsOf(channels)};
  }

  #normOf({tensor, norm}: Operand): number {
    if (norm === null) return this.#weights.plainNorm(quadsOf(tensorOf(this.#plan, tensor).channels));
    const {op} = present(this.#plan.norms[norm], () => `the plan has no norm ${norm}`);
    return this.#weights.norm(op.name).coefficients;
  }

  #address(id: TensorId): number {
    return present(this.#addresses[id], () => `tensor ${id} has no memory`);
  }
}

/** All steps and the ingest in front. */
function stepCount({steps}: NetworkPlan): number {
  return steps.length + 1;
}

function takePattern(plan: NetworkPlan, take: (bytes: number) => number): PatternAddresses {
  const folded = tensorOf(plan, plan.input.tensor);
  const [width, height] = [folded.width * plan.input.block, folded.height * plan.input.block];
  return {width, height, plane: take(width * height * 4), amplitude: take(4)};
}

function strips(height: number): {strips: number; stripRows: number} {
  return stripsOf(height, STRIP_ROWS);
}

function sizeOf(
  plan: NetworkPlan,
  operands: Operands,
): {readonly width: number; readonly height: number; readonly vectors: number} {
  const {width, height, channels} = operandsSize(plan, operands);
  return {width, height, vectors: quadsOf(channels)};
}

/** Two numbers of each channel for each strip of the largest convolution. */
function mostMomentBytes(plan: NetworkPlan): number {
  const counts = plan.steps.map((step) => {
    if (step.kind !== 'convolve' || !step.hasStatistics) return 0;
    const {height, channels} = tensorOf(plan, step.output);
    return strips(height).strips * 2 * quadsOf(channels) * VECTOR_BYTES;
  });
  return Math.max(0, ...counts);
}
