/**
 * Bounds a wait for the GPU: a hung driver settles nothing, while the worker around it goes on
 * saying that it is alive.
 */
import {withinLimit} from '../../protocol/awake-timer.ts';
import {EngineError} from '../../protocol/errors.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/**
 * The work's result.
 *
 * @param what names the work to the operator, as the subject of a sentence.
 * @throws EngineError 'gpu-silent' when the work has not settled in time; what it still says is
 *   dropped.
 */
export function answerInTime<Result>(work: Promise<Result>, limitMs: Milliseconds, what: string): Promise<Result> {
  return withinLimit(work, limitMs, () => new EngineError('gpu-silent', `${what} has not come back in ${limitMs} ms`));
}
