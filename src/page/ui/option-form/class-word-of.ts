import {sayClassWord} from '../../../words/say.ts';

/**
 * The network's word for what a visitor typed in their own language or in English; what neither
 * knows stays as it is typed.
 *
 * @param words All that the network knows.
 */
export function classWordOf(typed: string, words: readonly string[]): string {
  const wanted = typed.toLocaleLowerCase();
  if (words.includes(typed)) return typed;
  return words.find((word) => sayClassWord(word).toLocaleLowerCase() === wanted) ?? typed;
}
