/** The words for what is before the mirror, steady enough to be read. */
import {said} from '../../shared/said.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Lens} from '../lens.ts';
import {picturePlate} from '../shared/plates.ts';
import {followWord, NO_WORD_YET, toldChange} from '../shared/word-change.ts';
import {likeliestWords, NO_FINDINGS, probabilitiesOf, SURE_SHARE} from '../shared/words.ts';

/**
 * Shares follow the camera with this time constant: two thirds of a change are seen after it,
 * almost all after three of them.
 */
export const WORDS_TIME_CONSTANT_MS = 400;

/** After a longer pause than this what was seen before says nothing about now. */
const LONGEST_MEMORY_MS = 2000;

/**
 * A word that was said stays said down to this share, so that it does not flicker about the
 * threshold at which it is first said.
 */
export const UNSURE_SHARE = 0.4;

interface Seen {
  readonly shares: Float32Array;
  readonly capturedAt: Milliseconds;
}

/** Opens the lens; the smoothing is its own. */
export function createLabelsLens(): Lens<'labels'> {
  let seen: Seen | null = null;
  /** The word that the network is sure of. */
  let sureWord: string | null = null;
  let change = NO_WORD_YET;
  return {
    id: 'labels',
    async *run({tools: {network}, picture, capturedAt}) {
      const now = await probabilitiesOf(network, picture);
      seen = {shares: smooth(seen, {shares: now, capturedAt}), capturedAt};
      const words = likeliestWords(seen.shares, network.file);
      const [first] = words;
      if (first !== undefined)
        sureWord = first.share >= (first.word === sureWord ? UNSURE_SHARE : SURE_SHARE) ? first.word : null;
      change = followWord(change, sureWord);
      const told = toldChange(change);
      yield {
        arrangement: 'main',
        plates: [picturePlate(picture, {id: 'seen', caption: said('findings.seen')})],
        findings: {
          ...NO_FINDINGS,
          words,
          label: first?.word ?? null,
          isSure: sureWord !== null,
          answer: told && said('answers.labels', told),
        },
      };
    },
  };
}

/**
 * Exponential smoothing in the time of the frames. The same frame once more is a frozen one, and
 * its own shares count.
 */
function smooth(before: Seen | null, now: Seen): Float32Array {
  const elapsedMs = before === null ? 0 : now.capturedAt - before.capturedAt;
  if (before === null || elapsedMs <= 0 || elapsedMs > LONGEST_MEMORY_MS) return now.shares;
  const share = 1 - Math.exp(-elapsedMs / WORDS_TIME_CONSTANT_MS);
  return now.shares.map((value, label) => {
    const last = before.shares[label] ?? 0;
    return last + share * (value - last);
  });
}
