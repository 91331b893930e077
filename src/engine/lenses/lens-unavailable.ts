/**
 * Turns any error that ends a lens into the one failure that the page knows: the mirror goes on
 * without the lens.
 */
import {EngineError, isAbortError, toFailure} from '../../protocol/errors.ts';

/**
 * The error to report; the cause's code and detail become the detail. An abort stays what it is.
 */
export function lensUnavailable(error: unknown): unknown {
  if (isAbortError(error)) return error;
  const {code, detail} = toFailure(error);
  return code === 'lens-unavailable' ? error : new EngineError('lens-unavailable', `${code}: ${detail}`);
}
