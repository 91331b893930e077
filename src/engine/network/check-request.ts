/** What may be asked of a perception network, checked once for every backend. */
import {EngineError} from '../../protocol/errors.ts';
import type {Cotangents, Objective, PerceptionNetworkFile, PerceptionOp, ReluRule} from './perception.ts';
import type {PixelSize} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';
import {traceChannels} from './channel-counts.ts';

/** The op of that name. @throws EngineError 'layer-unknown' naming those that exist. */
export function findLayer({ops}: Pick<PerceptionNetworkFile, 'ops'>, layer: string): PerceptionOp {
  const op = ops.find(({name}) => name === layer);
  if (op !== undefined) return op;
  throw new EngineError(
    'layer-unknown',
    `the network has no layer '${layer}'; it has ${ops.map(({name}) => name).join(', ')}`,
    {about: {kind: 'layer', name: layer}},
  );
}

/**
 * What a layer's ReLU reads: a unit that is silent has no slope behind it; in front of it, it has.
 */
export function beforeRelu({ops}: Pick<PerceptionNetworkFile, 'ops'>, layer: string): string {
  const op = ops.find(({name}) => name === layer);
  return op?.kind === 'relu' ? op.input : layer;
}

/**
 * The name of the op that an objective is measured at; of several, the deepest.
 * @throws EngineError 'layer-unknown' for a layer, channel or label that does not exist.
 */
export function layerOfObjective(file: PerceptionNetworkFile, objective: Objective): string {
  return layersOfObjective(file, objective)[0];
}

/**
 * The names of the ops that an objective is measured at, the deepest first: the others lie between
 * it and the picture.
 * @throws EngineError 'layer-unknown' for a layer, channel or label that does not exist.
 */
export function layersOfObjective(
  file: PerceptionNetworkFile,
  objective: Objective,
): readonly [string, ...(readonly string[])] {
  return objective.kind === 'cotangents' ? layersOfCotangents(file, objective.layers) : [onlyLayer(file, objective)];
}

/**
 * Refuses a rule under which an objective has no one answer: gradients of several layers meet
 * behind a ReLU, and only the plain rule treats their sum as it treats each.
 * @throws EngineError 'internal'.
 */
export function checkRule(objective: Objective, rule: ReluRule): void {
  if (objective.kind !== 'cotangents' || objective.layers.length === 1 || rule === 'plain') return;
  throw new EngineError('internal', `cotangents of several layers have no gradient under the rule '${rule}'`);
}

/** Refuses cotangents of another size than their layer's output. @throws EngineError 'internal'. */
export function checkCotangents(
  {layer, values}: Cotangents,
  {width, height, channels}: PixelSize & {readonly channels: number},
): void {
  if (values.length === width * height * channels) return;
  throw new EngineError(
    'internal',
    `${values.length} cotangents do not fit layer '${layer}', which is ${width}x${height}x${channels}`,
  );
}

function onlyLayer(file: PerceptionNetworkFile, objective: Exclude<Objective, {kind: 'cotangents'}>): string {
  if (objective.kind === 'class' || objective.kind === 'log-odds') {
    checkIndex(objective.label, file.labels.length, 'the network', 'label');
    // The parser has seen to it that the output reads the scores.
    return findLayer(file, file.output).input;
  }
  const {name} = findLayer(file, objective.layer);
  const channels = traceChannels(file).get(name) ?? 0;
  if ('channel' in objective) checkIndex(objective.channel, channels, `layer '${name}'`, 'channel');
  if (objective.kind === 'guide') checkGuide(objective.features, channels, name);
  return name;
}

function layersOfCotangents(
  file: PerceptionNetworkFile,
  cotangents: readonly Cotangents[],
): readonly [string, ...(readonly string[])] {
  const named = new Set(cotangents.map(({layer}) => findLayer(file, layer).name));
  const [deepest, ...others] = file.ops
    .map(({name}) => name)
    .filter((name) => named.has(name))
    .toReversed();
  if (deepest === undefined || named.size < cotangents.length)
    throw new EngineError('layer-unknown', 'cotangents are of one layer at least, and of each layer once');
  const way = wayToPicture(file, deepest).map(({name}) => name);
  const beside = others.find((name) => !way.includes(name));
  if (beside !== undefined) throw new EngineError('layer-unknown', `layer '${beside}' does not lead to '${deepest}'`);
  return [deepest, ...others];
}

/** The ops from a layer back to the picture, the layer's own first. */
function wayToPicture(file: PerceptionNetworkFile, layer: string): readonly PerceptionOp[] {
  const way: PerceptionOp[] = [];
  for (let name = layer; name !== file.input.name;) {
    const op = findLayer(file, name);
    way.push(op);
    name = op.input;
  }
  return way;
}

/**
 * Refuses names that are no convolutions between the picture and the op that an objective is
 * measured at.
 * @throws EngineError 'layer-unknown'.
 */
export function checkConvolutions(file: PerceptionNetworkFile, layer: string, convolutions: readonly string[]): void {
  const below = wayToPicture(file, layer).flatMap(({kind, name}) => (kind === 'conv' ? [name] : []));
  for (const name of convolutions) {
    if (below.includes(name)) continue;
    throw new EngineError(
      'layer-unknown',
      `no convolution '${name}' leads to '${layer}'; there are ${below.join(', ')}`,
    );
  }
}

/**
 * Refuses a picture that the network cannot read.
 * @throws EngineError 'source-empty' for one without pixels, 'internal' for a wrong size.
 */
export function checkPicture({input}: Pick<PerceptionNetworkFile, 'input'>, {width, height, values}: RgbPicture): void {
  const size = `a picture of ${width}x${height}`;
  if (!(width > 0 && height > 0)) throw new EngineError('source-empty', `${size} cannot be looked at`);
  if (width % input.multipleOf !== 0 || height % input.multipleOf !== 0) {
    throw new EngineError(
      'internal',
      `${size} does not fit the network, whose sides are multiples of ${input.multipleOf}`,
    );
  }
  if (values.length !== width * height * input.channels) {
    throw new EngineError(
      'internal',
      `${size} has ${values.length} values instead of ${width * height * input.channels}`,
    );
  }
}

/**
 * Refuses an index that is none of `count`.
 * @throws EngineError 'layer-unknown' naming the owner and what it has.
 */
export function checkIndex(index: number, count: number, owner: string, what: string): void {
  if (Number.isInteger(index) && index >= 0 && index < count) return;
  throw new EngineError('layer-unknown', `${owner} has no ${what} ${index}; it has 0 to ${count - 1}`);
}

function checkGuide(features: Float32Array, channels: number, layer: string): void {
  if (features.length > 0 && features.length % channels === 0) return;
  throw new EngineError(
    'layer-unknown',
    `a guide of ${features.length} values does not fit layer '${layer}', which has ${channels} channels`,
  );
}
