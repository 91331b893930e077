/** Whether the network's word has changed since a lens asked its question. */

/** Words as the network's file has them; null for none yet. */
export interface WordChange {
  /** The first one that it was sure of. */
  readonly from: string | null;
  /** The first other one that it was sure of afterwards. */
  readonly to: string | null;
}

/** Before the network was sure of anything. */
export const NO_WORD_YET: WordChange = {from: null, to: null};

/** @param word What the network is sure of now, or null where it is not. */
export function followWord(change: WordChange, word: string | null): WordChange {
  const {from, to} = change;
  if (word === null || word === from || to !== null) return change;
  return from === null ? {from: word, to} : {from, to: word};
}

/** The values of a sentence that tells of the change; null until there is one. */
export function toldChange({
  from,
  to,
}: WordChange): {readonly from: {readonly classWord: string}; readonly to: {readonly classWord: string}} | null {
  return from === null || to === null ? null : {from: {classWord: from}, to: {classWord: to}};
}
