/** Words of tests where the page expects words to say. */
import {said} from '../../../src/engine/shared/said.ts';
import type {Said} from '../../../src/words/words.ts';

/** Says the text as it is, in every language. */
export function plainly(text: string): Said {
  return said('findings.asIs', {text});
}
