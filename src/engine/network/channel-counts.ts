/**
 * How many channels each op of a perception network makes, and whether the op list agrees with
 * itself about it.
 */
import {EngineError} from '../../protocol/errors.ts';
import type {PerceptionNetworkFile, PerceptionOp} from './perception.ts';

/** Whether a result has positions, [h, w, c], or is one vector, [c]. */
interface Form {
  readonly channels: number;
  readonly isVector: boolean;
}

/**
 * Channels of the input and of every op, by name.
 *
 * @throws EngineError 'model-invalid' where an op reads another number of channels than there is,
 *   or a picture where a vector must be.
 */
export function traceChannels({input, ops}: Pick<PerceptionNetworkFile, 'input' | 'ops'>): ReadonlyMap<string, number> {
  const forms = new Map<string, Form>([[input.name, {channels: input.channels, isVector: false}]]);
  for (const op of ops) {
    const read = forms.get(op.input);
    if (read === undefined)
      throw new EngineError('model-invalid', `op '${op.name}' reads '${op.input}', which no earlier op makes`);
    forms.set(op.name, formOf(op, read));
  }
  return new Map([...forms].map(([name, {channels}]) => [name, channels]));
}

function formOf(op: PerceptionOp, read: Form): Form {
  if (op.kind === 'conv' || op.kind === 'dense') {
    if (op.inChannels !== read.channels) {
      throw new EngineError(
        'model-invalid',
        `op '${op.name}' reads ${op.inChannels} channels, and '${op.input}' has ${read.channels}`,
      );
    }
  }
  const needsVector = op.kind === 'dense' || op.kind === 'softmax';
  const needsPicture = op.kind === 'conv' || op.kind === 'max-pool' || op.kind === 'global-average';
  if (read.isVector ? needsPicture : needsVector) {
    throw new EngineError(
      'model-invalid',
      `op '${op.name}' cannot read '${op.input}', ${read.isVector ? 'a vector' : 'a picture'}`,
    );
  }
  return {
    channels: op.kind === 'conv' || op.kind === 'dense' ? op.outChannels : read.channels,
    isVector: read.isVector || op.kind === 'global-average',
  };
}
