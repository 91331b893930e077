/**
 * Random op lists with random weights, repeatable by seed: what the engines are compared on beside
 * the shipped network.
 */
import type {NetworkOp, StyleNetworkFile} from '../../../src/engine/network/op-list.ts';

/** A network that exists only in a test. */
export interface RandomNetwork {
  readonly file: Pick<StyleNetworkFile, 'ops' | 'input' | 'output' | 'styles'>;
  readonly weights: ReadonlyMap<string, Float32Array>;
  readonly shapes: ReadonlyMap<string, readonly number[]>;
}

/** Random numbers in 0..1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Limits of a random network. */
export interface RandomNetworkLimits {
  readonly mostChannels: number;
  readonly mostBlocks: number;
  readonly styles: number;
  /** Whether a pattern is added to the picture; drawn apart, so that the rest stays as it is. */
  readonly hasPattern: boolean;
}

/**
 * A painter-like network: fold, a strided stage, residual blocks, enlargement, unfold. Channel
 * counts, kernels, borders, norms, biases and what is added to what are random.
 */
export function randomNetwork(
  seed: number,
  {mostChannels = 14, mostBlocks = 2, styles: styleCount = 3, hasPattern = false}: Partial<RandomNetworkLimits> = {},
): RandomNetwork {
  const random = seededRandom(seed);
  const pick = <Item>(...items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const channels = (): number => 1 + Math.floor(random() * mostChannels);
  const ops: NetworkOp[] = [];

  const conv = (name: string, input: string, from: number, to: number, stride: number, kernel: number): string => {
    const pad = {mode: kernel > 3 ? 'zero' : pick('edge', 'zero'), size: (kernel - 1) / 2} as const;
    ops.push({
      kind: 'conv',
      name,
      input,
      kernel,
      stride,
      pad,
      inChannels: from,
      outChannels: to,
      bias: random() < 0.5,
    });
    return name;
  };
  const norm = (input: string, count: number): string => {
    ops.push({kind: 'instance-norm', name: `${input}-norm`, input, channels: count, epsilon: 1e-5});
    return `${input}-norm`;
  };
  const relu = (input: string): string => {
    ops.push({kind: 'relu', name: `${input}-relu`, input});
    return `${input}-relu`;
  };

  const block = pick(1, 2);
  let last = 'image';
  if (hasPattern) last = addPattern(ops, seed);
  if (block > 1) {
    ops.push({kind: 'space-to-depth', name: 'fold', input: last, block});
    last = 'fold';
  }
  const stride = pick(1, 2);
  const width = channels();
  last = conv('down', last, 3 * block * block, width, stride, pick(1, 3, 5));
  if (random() < 0.8) last = norm(last, width);
  if (random() < 0.8) last = relu(last);
  for (let index = 0; index < Math.floor(random() * (mostBlocks + 1)); index++) {
    const inner = channels();
    let branch = conv(`res${index}a`, last, width, inner, 1, pick(1, 3));
    if (random() < 0.7) branch = norm(branch, inner);
    branch = conv(`res${index}b`, random() < 0.7 ? relu(branch) : branch, inner, width, 1, 3);
    if (random() < 0.7) branch = norm(branch, width);
    ops.push({kind: 'add', name: `res${index}`, inputs: pick([last, branch], [branch, last])});
    last = `res${index}`;
    if (random() < 0.3) last = relu(last);
  }
  if (stride > 1) {
    ops.push({kind: 'resize-nearest', name: 'grow', input: last, factor: stride});
    last = 'grow';
  }
  const colours = 3 * block * block;
  last = conv('out', last, width, colours, 1, pick(1, 3));
  if (random() < 0.3) last = norm(last, colours);
  ops.push({kind: 'sigmoid', name: 'colour', input: last});
  last = 'colour';
  if (block > 1) {
    ops.push({kind: 'depth-to-space', name: 'painted', input: last, block});
    last = 'painted';
  }
  const styles = Array.from({length: styleCount}, (_, index) => ({
    id: `style-${index}`,
    title: '',
    painter: '',
    year: '',
    line: '',
    palette: ['#000000', '#ffffff'] as const,
  }));
  const input = {name: 'image', channels: 3, multipleOf: block * stride};
  return {file: {ops, input, output: last, styles}, ...randomWeights(ops, styleCount, random)};
}

/** An octave of cells that are at their least on small pictures, and coarser ones. */
function addPattern(ops: NetworkOp[], seed: number): string {
  const random = seededRandom(seed + 7_000_000);
  const cells = [0.01, 0.05 + 0.1 * random(), 0.2 + 0.2 * random()].slice(0, 1 + Math.floor(3 * random()));
  ops.push({kind: 'add-pattern', name: 'primer', input: 'image', side: 3 + Math.floor(14 * random()), cells});
  return 'primer';
}

/** Random shares of a number of styles that sum to 1. */
export function randomMix(styles: number, random: () => number): number[] {
  const shares = Array.from({length: styles}, () => random() ** 2);
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

function randomWeights(
  ops: readonly NetworkOp[],
  styles: number,
  random: () => number,
): {weights: Map<string, Float32Array>; shapes: Map<string, readonly number[]>} {
  const weights = new Map<string, Float32Array>();
  const shapes = new Map<string, readonly number[]>();
  const add = (name: string, shape: readonly number[], centre: number, spread: number): void => {
    const count = shape.reduce((product, side) => product * side, 1);
    shapes.set(name, shape);
    weights.set(
      name,
      Float32Array.from({length: count}, () => centre + spread * (random() + random() + random() - 1.5)),
    );
  };
  for (const op of ops) {
    if (op.kind === 'conv') {
      const {kernel, inChannels, outChannels} = op;
      // He et al. 2015; the sum of three uniform numbers has a standard deviation of a half.
      const spread = 2 * Math.sqrt(2 / (kernel * kernel * inChannels));
      add(`${op.name}/kernel`, [kernel, kernel, inChannels, outChannels], 0, spread);
      if (op.bias) add(`${op.name}/bias`, [outChannels], 0, 0.5);
    } else if (op.kind === 'instance-norm') {
      add(`${op.name}/scale`, [styles, op.channels], 1, 0.5);
      add(`${op.name}/shift`, [styles, op.channels], 0, 0.5);
    } else if (op.kind === 'add-pattern') {
      add(`${op.name}/tiles`, [op.cells.length, op.side, op.side], 0, 2);
      add(`${op.name}/amplitude`, [styles], 0.1, 0.1);
    }
  }
  return {weights, shapes};
}
