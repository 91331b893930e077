/** Waits that can be cut short. */
import type {Milliseconds} from '../../protocol/units.ts';

/** Resolves after `ms`, or as soon as the signal aborts. Leaves no listener on the signal. */
export function pause(ms: Milliseconds, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
