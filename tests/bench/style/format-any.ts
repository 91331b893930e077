/** Whichever result it is, as Markdown. */
import {formatFinishing} from './format-finishing.ts';
import {formatResult} from './format-result.ts';
import type {AnyResult} from './run-any.ts';

/** Tables and the sentences that go with them. */
export function formatAny(result: AnyResult): string {
  return 'ceilings' in result ? formatResult(result) : formatFinishing(result);
}
