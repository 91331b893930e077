import type {Said, ValuesOf, WordKey} from '../words/words.ts';

/** Names a sentence and what it needs, for the page to say: words are never made in a worker. */
export function said<K extends WordKey>(say: K, ...[values]: ValuesOf<K>): Said {
  return values === undefined ? {say} : {say, values};
}
