/**
 * Bounds a wait for the GPU: a hung driver settles nothing, while the worker around it goes on
 * saying that it is alive.
 */
import {EngineError} from '../../protocol/errors.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/**
 * The work's result.
 *
 * @param what names the work to the operator, as the subject of a sentence.
 * @throws EngineError 'gpu-silent' when the work has not settled in time; what it still says is
 *   dropped.
 */
export async function answerInTime<Result>(
  work: Promise<Result>,
  limitMs: Milliseconds,
  what: string,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new EngineError('gpu-silent', `${what} has not come back in ${limitMs} ms`));
    }, limitMs);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
