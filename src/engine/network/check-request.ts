/** What may be asked of a perception network, checked once for every backend. */
import {EngineError} from '../../protocol/errors.ts';
import type {Objective, PerceptionNetworkFile, PerceptionOp} from './perception.ts';
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
 * The name of the op that an objective is measured at.
 * @throws EngineError 'layer-unknown' for a layer, channel or label that does not exist.
 */
export function layerOfObjective(file: PerceptionNetworkFile, objective: Objective): string {
  if (objective.kind === 'class' || objective.kind === 'log-probability') {
    checkIndex(objective.label, file.labels.length, 'the network', 'label');
    // The parser has seen to it that the output reads the scores.
    return findLayer(file, file.output).input;
  }
  const {name} = findLayer(file, objective.layer);
  const channels = traceChannels(file).get(name) ?? 0;
  if (objective.kind === 'channel') checkIndex(objective.channel, channels, `layer '${name}'`, 'channel');
  if (objective.kind === 'guide') checkGuide(objective.features, channels, name);
  return name;
}

/**
 * Refuses names that are no convolutions between the picture and the op that an objective is
 * measured at.
 * @throws EngineError 'layer-unknown'.
 */
export function checkConvolutions(file: PerceptionNetworkFile, layer: string, convolutions: readonly string[]): void {
  const below: string[] = [];
  for (let name = layer; name !== file.input.name;) {
    const op = findLayer(file, name);
    if (op.kind === 'conv') below.push(name);
    name = op.input;
  }
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
