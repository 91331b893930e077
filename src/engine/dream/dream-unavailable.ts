/**
 * Whatever keeps the mirror from dreaming, as the one failure that the page knows: it paints on.
 */
import {EngineError, isAbortError, toFailure} from '../../protocol/errors.ts';

/**
 * The error to report; the cause's code and detail become the detail. An abort stays what it is.
 */
export function dreamUnavailable(error: unknown): unknown {
  if (isAbortError(error)) return error;
  const {code, detail} = toFailure(error);
  return code === 'dream-unavailable' ? error : new EngineError('dream-unavailable', `${code}: ${detail}`);
}
