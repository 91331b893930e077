/**
 * Plans the forward pass: the convolution in front of a ReLU does the ReLU too, and the op that
 * reads an affine op's output does the affine op. Everything else is a step of its own.
 */
import {assertNever} from '../../../protocol/assert.ts';
import {EngineError} from '../../../protocol/errors.ts';
import type {ConvOp} from '../../network/op-list.ts';
import type {PerceptionNetworkFile, PerceptionOp} from '../../network/perception.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {plainOperands, type TensorId, type Operands} from '../../network/plan/plan.ts';
import {
  denseAsConvolution,
  tensorAt,
  type ForwardPlan,
  type ForwardStep,
  type OpOf,
  type PlannedTensor,
} from './perception-plan.ts';

/** The parts of a model file that a plan depends on. */
export type PlannablePerception = Pick<PerceptionNetworkFile, 'ops' | 'input'>;

/**
 * The plan that computes the named ops, for pictures of one size. Their outputs are stored, and so
 * is what lies between, but for convolutions and affine ops that nobody names.
 *
 * @throws EngineError 'model-invalid' for an op list that this engine cannot run.
 */
export function planForward(network: PlannablePerception, size: PixelSize, layers: readonly string[]): ForwardPlan {
  return new Planner(network, size, layers).plan();
}

class Planner {
  readonly #network: PlannablePerception;
  readonly #size: PixelSize;
  readonly #wanted: ReadonlySet<string>;
  readonly #ops: readonly PerceptionOp[];
  readonly #tensors: PlannedTensor[] = [];
  readonly #stored = new Map<string, TensorId>();
  readonly #operands = new Map<string, Operands>();
  readonly #affines: {op: OpOf<'affine'>; channels: number}[] = [];
  readonly #steps: ForwardStep[] = [];

  constructor(network: PlannablePerception, size: PixelSize, layers: readonly string[]) {
    this.#network = network;
    this.#size = size;
    this.#wanted = new Set(layers);
    this.#ops = neededOps(network, this.#wanted);
  }

  plan(): ForwardPlan {
    const {name, channels} = this.#network.input;
    this.#add({name, channels, ...this.#size});
    for (const op of this.#ops) {
      if (!this.#operands.has(op.name)) this.#planOp(op);
      if (this.#wanted.has(op.name)) this.#store(op.name);
    }
    return {
      size: this.#size,
      tensors: this.#tensors,
      stored: this.#stored,
      affines: this.#affines,
      steps: this.#steps,
    };
  }

  #planOp(op: PerceptionOp): void {
    switch (op.kind) {
      case 'affine': {
        const operands = plainOperands(this.#store(op.input));
        const norm = this.#affines.push({op, channels: this.#tensor(operands).channels}) - 1;
        this.#operands.set(op.name, {...operands, first: {...operands.first, norm}});
        return;
      }
      case 'conv':
        this.#planConvolution(op);
        return;
      case 'dense':
        this.#planConvolution(denseAsConvolution(op));
        return;
      case 'relu': {
        const operands = this.#operandsOf(op.input);
        this.#operands.set(op.name, {...operands, first: {...operands.first, relu: true}});
        // Stored in any case: what is positive decides about the way back.
        this.#store(op.name);
        return;
      }
      case 'max-pool': {
        const operands = plainOperands(this.#store(op.input));
        const {width, height, channels} = this.#tensor(operands);
        const pooled = {width: width / op.size, height: height / op.size};
        if (!isWhole(pooled)) refuse(op, `sides of ${width}x${height} are no multiples of ${op.size}`);
        const output = this.#add({name: op.name, channels, ...pooled});
        this.#steps.push({kind: 'max-pool', size: op.size, operands, output});
        return;
      }
      case 'global-average':
      case 'softmax': {
        const operands = plainOperands(this.#store(op.input));
        const output = this.#add({name: op.name, channels: this.#tensor(operands).channels, width: 1, height: 1});
        this.#steps.push({kind: op.kind, operands, output});
        return;
      }
      default:
        assertNever(op);
    }
  }

  /**
   * A convolution whose only reader is a ReLU rectifies what it stores, unless its raw sums are
   * asked for.
   */
  #planConvolution(op: ConvOp): void {
    const operands = this.#operandsOf(op.input);
    const {width, height, channels} = this.#tensor(operands);
    if (channels !== op.inChannels) refuse(op, `'${op.input}' has ${channels} channels instead of ${op.inChannels}`);
    const convolved = {width: convolvedSide(width, op), height: convolvedSide(height, op)};
    if (!isWhole(convolved)) refuse(op, `nothing is left of ${width}x${height}`);
    const readers = this.#ops.filter(({input}) => input === op.name);
    const [reader] = readers;
    const rectifier = readers.length === 1 && reader?.kind === 'relu' && !this.#wanted.has(op.name) ? reader : null;
    const name = rectifier?.name ?? op.name;
    const output = this.#add({name, channels: op.outChannels, ...convolved});
    this.#steps.push({kind: 'convolve', op, operands, output, rectifies: rectifier !== null});
  }

  /** The tensor of an op, stored now if it was only operands. */
  #store(name: string): TensorId {
    const stored = this.#stored.get(name);
    if (stored !== undefined) return stored;
    const operands = this.#operandsOf(name);
    const {width, height, channels} = this.#tensor(operands);
    const output = this.#add({name, width, height, channels});
    this.#steps.push({kind: 'combine', operands, output});
    return output;
  }

  #add(tensor: PlannedTensor): TensorId {
    const id = this.#tensors.push(tensor) - 1;
    this.#stored.set(tensor.name, id);
    this.#operands.set(tensor.name, plainOperands(id));
    return id;
  }

  #operandsOf(name: string): Operands {
    const operands = this.#operands.get(name);
    if (operands === undefined) throw new EngineError('model-invalid', `no op makes '${name}' before it is read`);
    return operands;
  }

  #tensor({first}: Operands): PlannedTensor {
    return tensorAt({tensors: this.#tensors}, first.tensor);
  }
}

/** The named ops and all that they are made of, in order. */
function neededOps({ops}: PlannablePerception, names: ReadonlySet<string>): readonly PerceptionOp[] {
  const needed = new Set(names);
  const found: PerceptionOp[] = [];
  for (const op of ops.toReversed()) {
    if (!needed.has(op.name)) continue;
    needed.add(op.input);
    found.unshift(op);
  }
  return found;
}

function convolvedSide(side: number, {kernel, stride, pad}: ConvOp): number {
  return Math.floor((side + 2 * pad.size - kernel) / stride) + 1;
}

function isWhole({width, height}: PixelSize): boolean {
  return Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
}

function refuse(op: PerceptionOp, reason: string): never {
  throw new EngineError('model-invalid', `op '${op.name}' (${op.kind}) cannot run in our engines: ${reason}`);
}
