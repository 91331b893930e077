/** Which words are read out: those that are new, and never one upon the other. */
import type {Milliseconds} from '../../protocol/units.ts';

/** From one word read out to the next. */
const REST_MS: Milliseconds = 4000;

/** What was read out last, and when. */
export interface Announced {
  readonly word: string | null;
  readonly at: Milliseconds;
}

/** Nothing yet. */
export const SILENCE: Announced = {word: null, at: -Infinity};

/**
 * What is to be read out now.
 *
 * @param word What the network is sure of, or null: the last word then still stands.
 * @returns What was said last as of now, and for how long a new word must wait: null when none
 *   does.
 */
export function throttleSpeech(
  said: Announced,
  word: string | null,
  now: Milliseconds,
): {readonly said: Announced; readonly waitMs: Milliseconds | null} {
  if (word === null || word === said.word) return {said, waitMs: null};
  const waitMs = said.at + REST_MS - now;
  return waitMs > 0 ? {said, waitMs} : {said: {word, at: now}, waitMs: null};
}
