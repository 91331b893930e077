/**
 * Plans the backward pass: which convolutions a gradient runs through from a layer to the picture,
 * and what lies between them. Max-pool, mean, ReLU and affine ops are no steps of their own: what
 * computes a gradient also takes it through them, as a sink.
 */
import {EngineError} from '../../../protocol/errors.ts';
import type {ConvOp} from '../../network/op-list.ts';
import type {PerceptionOp} from '../../network/perception.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {TensorId} from '../../network/plan/plan.ts';
import {denseAsConvolution, storedTensor, tensorAt, type ForwardPlan, type OpOf} from './perception-plan.ts';
import type {PlannablePerception} from './plan-forward.ts';

/**
 * What a gradient passes, in this order, between the tensor it was computed for and the one it is
 * stored for.
 */
export interface GradientSink {
  /**
   * How one value becomes several: the largest of a max-pool's window takes all, a mean's pixels
   * share.
   */
  readonly spread: {readonly kind: 'none' | 'global-average'} | {readonly kind: 'max-pool'; readonly size: number};
  readonly rectified: boolean;
  /** The forward tensor that max-pool and ReLU look at; null where there is neither. */
  readonly activation: TensorId | null;
  readonly scale: number;
  /** The op whose output the stored gradient belongs to, or the network's input. */
  readonly reaches: string;
  /** Whether it is added to the gradient that is stored there already. */
  readonly adds: boolean;
  /** Form of the stored gradient. */
  readonly size: PixelSize;
  readonly channels: number;
}

/**
 * One step: reads the gradient at the output of `op`, stores it behind what lies in front of
 * its input.
 */
export interface BackwardStep {
  readonly op: ConvOp | OpOf<'softmax'>;
  /** Sizes of its output and of its input. */
  readonly outSize: PixelSize;
  readonly inSize: PixelSize;
  readonly sink: GradientSink;
}

/** A further layer at which a gradient begins: it joins the one that comes from deeper layers. */
export interface JoiningSeed {
  readonly layer: string;
  /** Adds to what the step that reaches the same op has stored. */
  readonly sink: GradientSink;
}

/** From a layer back to the picture. */
export interface BackwardPlan {
  /** What the objective's own gradient passes before the first step. */
  readonly seedSink: GradientSink;
  readonly steps: readonly BackwardStep[];
  readonly joining: readonly JoiningSeed[];
}

/**
 * The way back from ops that the forward plan computes.
 *
 * @param layers the deepest first; the others lie on its way to the picture.
 * @throws EngineError 'model-invalid' for a gradient this engine cannot take.
 */
export function planBackward(
  network: PlannablePerception,
  forward: ForwardPlan,
  [layer, ...others]: readonly [string, ...(readonly string[])],
): BackwardPlan {
  const seedSink = sinkOf(network, forward, layer);
  const steps: BackwardStep[] = [];
  let sink = seedSink;
  while (sink.reaches !== network.input.name) {
    const op = stepOp(network, sink.reaches);
    const outSize = sink.size;
    sink = sinkOf(network, forward, op.input);
    const inSize = sizeBehind(sink);
    if (op.kind === 'conv' && !isMultiple(inSize, op.stride)) {
      refuse(op.name, `${inSize.width}x${inSize.height} cannot be gone through in steps of ${op.stride}`);
    }
    steps.push({op, outSize, inSize, sink});
  }
  const joining = others.map((other) => ({layer: other, sink: {...sinkOf(network, forward, other), adds: true}}));
  return {seedSink, steps, joining};
}

/**
 * What lies in front of an op's output, itself included, back to a convolution, a softmax or the
 * picture.
 */
function sinkOf(network: PlannablePerception, forward: ForwardPlan, name: string): GradientSink {
  let at = name;
  const take = <Kind extends PerceptionOp['kind']>(...kinds: readonly Kind[]): OpOf<Kind> | null => {
    const op = network.ops.find((candidate): candidate is OpOf<Kind> => {
      return candidate.name === at && kinds.some((kind) => kind === candidate.kind);
    });
    at = op?.input ?? at;
    return op ?? null;
  };
  const spread = take('max-pool', 'global-average');
  // What a max-pool chooses from is also what the ReLU in front of it has let through.
  const activation = at;
  const relu = take('relu');
  const affine = take('affine');
  const tensor = forward.stored.get(at) ?? storedTensor(forward, activation);
  const {width, height, channels} = tensorAt(forward, tensor);
  return {
    spread: spread?.kind === 'max-pool' ? {kind: 'max-pool', size: spread.size} : {kind: spread?.kind ?? 'none'},
    rectified: relu !== null,
    activation: relu !== null || spread?.kind === 'max-pool' ? storedTensor(forward, activation) : null,
    scale: affine?.scale ?? 1,
    reaches: at,
    adds: false,
    size: {width, height},
    channels,
  };
}

/** Size of the tensor that a sink's gradient was computed for. */
function sizeBehind({spread, size}: GradientSink): PixelSize {
  if (spread.kind === 'global-average') return {width: 1, height: 1};
  const side = spread.kind === 'max-pool' ? spread.size : 1;
  return {width: size.width / side, height: size.height / side};
}

function isMultiple({width, height}: PixelSize, side: number): boolean {
  return width % side === 0 && height % side === 0;
}

function stepOp(network: PlannablePerception, name: string): BackwardStep['op'] {
  const op = network.ops.find((candidate) => candidate.name === name);
  switch (op?.kind) {
    case 'softmax':
      return op;
    case 'dense':
      return denseAsConvolution(op);
    case 'conv':
      return op.pad.mode === 'zero' ? op : refuse(name, 'its border is not 0');
    default:
      return refuse(name, 'the ops around it do not follow one another as ReLU, then max-pool or mean');
  }
}

function refuse(name: string, reason: string): never {
  throw new EngineError('model-invalid', `no gradient of op '${name}' in our engines: ${reason}`);
}
