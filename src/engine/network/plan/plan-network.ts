/**
 * Plans a network for our own engines, WGSL and wasm: decides which ops become steps and which are
 * folded into the next one's load.
 *
 * Only convolutions (and the statistics behind them) cost a step. Norm, ReLU, addition and
 * enlargement wait as operands until a convolution reads them; a sum that is read again later is
 * stored by the first convolution that reads it.
 */
import {assertNever, present} from '../../../protocol/assert.ts';
import {EngineError} from '../../../protocol/errors.ts';
import type {ConvOp, InstanceNormOp, NetworkOp, StyleNetworkFile} from '../op-list.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {
  plainOperands,
  quadsOf,
  type NetworkPlan,
  type NormId,
  type Operand,
  type PictureSink,
  type PlannedInput,
  type PlannedNorm,
  type PlannedTensor,
  type Step,
  type TensorId,
  type Operands,
} from './plan.ts';

/** Planes of channels that one invocation can hold (shaders/network/conv-kernel.wgsl). */
export const MOST_QUADS = 6;

/** The parts of a model file that the plan depends on. */
export type PlannableNetwork = Pick<StyleNetworkFile, 'ops' | 'input' | 'output'>;

/** Options of `planNetwork`. */
export interface PlanOptions {
  /** Ops whose results are wanted in memory at the end, for tests and for looking inside. */
  readonly keep?: readonly string[];
  /** Makes pixels in a step of its own, not in the last convolution. */
  readonly presentsApart?: boolean;
}

/**
 * The plan for pictures of one size.
 *
 * @throws EngineError 'model-invalid' for an op list that this engine cannot run (tfjs may still).
 */
export function planNetwork(network: PlannableNetwork, size: PixelSize, options: PlanOptions = {}): NetworkPlan {
  return new Planner(network, size, options).plan();
}

/** A picture size, padded to what the network's strides need. */
export function paddedSize({width, height}: PixelSize, multipleOf: number): PixelSize {
  return {width: Math.ceil(width / multipleOf) * multipleOf, height: Math.ceil(height / multipleOf) * multipleOf};
}

class Planner {
  readonly #network: PlannableNetwork;
  readonly #size: PixelSize;
  readonly #keep: readonly string[];
  readonly #presentsApart: boolean;
  readonly #tensors: PlannedTensor[] = [];
  readonly #norms: PlannedNorm[] = [];
  readonly #operands = new Map<string, Operands>();
  readonly #kept = new Map<string, TensorId>();
  /** How often each name is still going to be read. */
  readonly #readers = new Map<string, number>();
  /** The op that is done while the picture is ingested. */
  #folded: NetworkOp | null = null;
  #steps: Step[] = [];

  constructor(network: PlannableNetwork, size: PixelSize, {keep = [], presentsApart = false}: PlanOptions) {
    this.#network = network;
    this.#size = size;
    this.#keep = keep;
    this.#presentsApart = presentsApart;
  }

  plan(): NetworkPlan {
    const {sink, source, tail} = this.#splitTail();
    const ops = this.#network.ops.filter(({name}) => !tail.has(name));
    this.#countReaders(ops, source);
    const input = this.#planInput(ops);
    for (const op of ops) {
      this.#planOp(op);
      if (this.#keep.includes(op.name)) this.#kept.set(op.name, this.#combine(this.#operandsOf(op.name), true));
    }
    this.#planPicture(source, sink);
    return {
      size: this.#size,
      input,
      tensors: this.#tensors,
      norms: this.#norms,
      steps: this.#steps,
      kept: this.#kept,
    };
  }

  /** The ops at the end that the last pass does: sigmoid and depth-to-space, in either order. */
  #splitTail(): {sink: PictureSink; source: string; tail: ReadonlySet<string>} {
    const tail = new Set<string>();
    let sink: PictureSink = {sigmoid: false, block: 1};
    let source = this.#network.output;
    for (;;) {
      const op = this.#network.ops.find(({name}) => name === source);
      if (op?.kind === 'sigmoid' && !sink.sigmoid) sink = {...sink, sigmoid: true};
      else if (op?.kind === 'depth-to-space' && sink.block === 1) sink = {...sink, block: op.block};
      else return {sink, source, tail};
      tail.add(source);
      source = op.input;
    }
  }

  #countReaders(ops: readonly NetworkOp[], source: string): void {
    for (const name of [...ops.flatMap(inputsOf), source]) {
      this.#readers.set(name, (this.#readers.get(name) ?? 0) + 1);
    }
  }

  /**
   * The input gets its pattern and is folded while it is ingested, if that is all that reads it.
   */
  #planInput(ops: readonly NetworkOp[]): PlannedInput {
    const {name, channels, multipleOf} = this.#network.input;
    const padded = paddedSize(this.#size, multipleOf);
    const pattern = ops.find((op) => op.kind === 'add-pattern' && op.input === name);
    if (pattern && this.#readers.get(name) !== 1) refuse(pattern, 'the input is read both with it and without');
    const patterned = pattern?.name ?? name;
    const fold = ops.find((op) => op.kind === 'space-to-depth' && op.input === patterned);
    const block = fold?.kind === 'space-to-depth' ? fold.block : 1;
    if (fold && this.#readers.get(patterned) !== 1) refuse(fold, 'the input is read both folded and as it is');
    if (padded.width % block !== 0 || padded.height % block !== 0) {
      throw new EngineError('model-invalid', `sides that are multiples of ${multipleOf} cannot be folded by ${block}`);
    }
    const tensor = this.#addTensor(
      {width: padded.width / block, height: padded.height / block},
      channels * block * block,
    );
    this.#operands.set(fold?.name ?? patterned, plainOperands(tensor));
    this.#folded = fold ?? null;
    return {tensor, pattern: pattern?.kind === 'add-pattern' ? pattern : null, block};
  }

  #planOp(op: NetworkOp): void {
    switch (op.kind) {
      case 'add-pattern':
        if (op.input !== this.#network.input.name) refuse(op, 'only the input can have a pattern');
        return;
      case 'space-to-depth':
        if (op !== this.#folded) refuse(op, 'only the input can be folded');
        return;
      case 'conv':
        this.#planConv(op);
        return;
      case 'instance-norm':
        this.#planNorm(op);
        return;
      case 'relu': {
        const operands = this.#read(op.input);
        this.#operands.set(
          op.name,
          operands.second ? {...operands, sumRelu: true} : {...operands, first: {...operands.first, relu: true}},
        );
        return;
      }
      case 'add':
        this.#planAdd(op.name, op.inputs);
        return;
      case 'resize-nearest': {
        const operands = this.#read(op.input);
        this.#operands.set(op.name, {...operands, enlarge: operands.enlarge * op.factor});
        return;
      }
      case 'sigmoid':
      case 'depth-to-space':
        return refuse(op, 'it is only possible at the end');
      default:
        return assertNever(op);
    }
  }

  #planConv(op: ConvOp): void {
    const isReadAgain = this.#readersLeft(op.input) > 1;
    let operands = this.#read(op.input);
    let keptInput: TensorId | null = null;
    if (operands.second !== null && isReadAgain) {
      if (keepsSize(op) && operands.enlarge === 1) {
        keptInput = this.#addTensor(this.#tensor(operands.first.tensor), op.inChannels);
        this.#operands.set(op.input, plainOperands(keptInput));
      } else {
        operands = plainOperands(this.#combine(operands));
        this.#operands.set(op.input, operands);
      }
    }
    const source = this.#tensor(operands.first.tensor);
    if (source.channels !== op.inChannels) {
      refuse(op, `it reads ${op.inChannels} channels, but '${op.input}' has ${source.channels}`);
    }
    const size = {
      width: convolvedSide(source.width * operands.enlarge, op),
      height: convolvedSide(source.height * operands.enlarge, op),
    };
    if (size.width < 1 || size.height < 1) refuse(op, `nothing is left of ${this.#size.width}x${this.#size.height}`);
    const output = this.#addTensor(size, op.outChannels);
    this.#steps.push({kind: 'convolve', op, operands, output, hasStatistics: false, keptInput});
    this.#operands.set(op.name, plainOperands(output));
  }

  /**
   * The convolution in front measures, a small pass right behind it finishes; the norm itself waits
   * for its reader.
   */
  #planNorm(op: InstanceNormOp): void {
    const operands = this.#read(op.input);
    const {tensor} = operands.first;
    const index = this.#steps.findIndex((step) => step.kind === 'convolve' && step.output === tensor);
    const step = this.#steps[index];
    if (!isPlain(operands) || operands.enlarge !== 1 || step?.kind !== 'convolve') {
      refuse(op, 'only a convolution can be normalised');
    }
    if (this.#tensor(tensor).channels !== op.channels)
      refuse(op, `it does not have ${op.channels} channels to normalise`);
    const norm: NormId = this.#norms.push({op, tensor}) - 1;
    this.#steps = [
      ...this.#steps.slice(0, index),
      {...step, hasStatistics: true},
      {kind: 'finish-statistics', norm},
      ...this.#steps.slice(index + 1),
    ];
    this.#operands.set(op.name, {...operands, first: {tensor, norm, relu: false}});
  }

  #planAdd(name: string, inputs: readonly [string, string]): void {
    const first = this.#readSingle(inputs[0]);
    const second = this.#readSingle(inputs[1]);
    const [left, right] = [this.#tensor(first.tensor), this.#tensor(second.tensor)];
    if (left.width !== right.width || left.height !== right.height || left.channels !== right.channels) {
      throw new EngineError('model-invalid', `op '${name}' adds tensors of different shapes`);
    }
    this.#operands.set(name, {first, second, sumRelu: false, enlarge: 1});
  }

  /** Operands as one operand; a sum or an enlarged tensor is stored first. */
  #readSingle(name: string): Operand {
    const operands = this.#read(name);
    if (operands.second === null && operands.enlarge === 1) return operands.first;
    const combined = plainOperands(this.#combine(operands));
    this.#operands.set(name, combined);
    return combined.first;
  }

  #planPicture(source: string, sink: PictureSink): void {
    const operands = this.#read(source);
    const {channels} = this.#tensor(operands.first.tensor);
    if (channels !== 3 * sink.block * sink.block) {
      throw new EngineError('model-invalid', `the picture is made of ${channels} channels in blocks of ${sink.block}`);
    }
    const last = this.#steps.at(-1);
    const isLastConv = last?.kind === 'convolve' && last.output === operands.first.tensor && !last.hasStatistics;
    if (
      !this.#presentsApart &&
      isLastConv &&
      isPlain(operands) &&
      operands.enlarge === 1 &&
      last.keptInput === null &&
      quadsOf(channels) <= MOST_QUADS
    ) {
      this.#steps = [
        ...this.#steps.slice(0, -1),
        {kind: 'convolve-to-picture', op: last.op, operands: last.operands, sink},
      ];
    } else {
      this.#steps.push({kind: 'present', operands, channels, sink});
    }
  }

  /** Stores operands as a tensor. */
  #combine(operands: Operands, isKept = false): TensorId {
    const {width, height, channels} = this.#tensor(operands.first.tensor);
    const size = {width: width * operands.enlarge, height: height * operands.enlarge};
    const output = this.#addTensor(size, channels, isKept);
    this.#steps.push({kind: 'combine', operands, output});
    return output;
  }

  #addTensor({width, height}: PixelSize, channels: number, isKept = false): TensorId {
    return this.#tensors.push({width, height, channels, isKept}) - 1;
  }

  #tensor(id: TensorId): PlannedTensor {
    return present(this.#tensors[id], () => `no tensor ${id}`);
  }

  #readersLeft(name: string): number {
    return this.#readers.get(name) ?? 0;
  }

  #read(name: string): Operands {
    this.#readers.set(name, this.#readersLeft(name) - 1);
    return this.#operandsOf(name);
  }

  #operandsOf(name: string): Operands {
    const operands = this.#operands.get(name);
    if (operands === undefined) throw new EngineError('model-invalid', `no op makes '${name}' before it is read`);
    return operands;
  }
}

function isPlain({first, second}: Operands): boolean {
  return second === null && first.norm === null && !first.relu;
}

function keepsSize({kernel, stride, pad}: ConvOp): boolean {
  return stride === 1 && kernel === 2 * pad.size + 1;
}

function convolvedSide(side: number, {kernel, stride, pad}: ConvOp): number {
  return Math.floor((side + 2 * pad.size - kernel) / stride) + 1;
}

function inputsOf(op: NetworkOp): readonly string[] {
  return op.kind === 'add' ? op.inputs : [op.input];
}

function refuse(op: NetworkOp, reason: string): never {
  throw new EngineError('model-invalid', `op '${op.name}' (${op.kind}) cannot be planned: ${reason}`);
}
