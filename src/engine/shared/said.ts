/**
 * Sentences named where nobody can say them: the engine sends keys and values, and the page says
 * them in the visitor's language. Only technical detail crosses as English text: details of
 * failures, reasons and names in `EngineStatus`, which an operator copies into a report.
 */
import type {Said, ValuesOf, WordKey} from '../../words/words.ts';

/** Names a sentence and what it needs, for the page to say: words are never made in a worker. */
export function said<K extends WordKey>(say: K, ...[values]: ValuesOf<K>): Said {
  return values === undefined ? {say} : {say, values};
}
