/** What the network says, in words: English ones, as its file has them. */
import {EngineError} from '../../../protocol/errors.ts';
import type {LensFindings, WordShare} from '../../../protocol/lens.ts';
import type {PerceptionNetwork, PerceptionNetworkFile} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {indexOfLargest} from './index-of-largest.ts';

/** How many words a lens names. */
export const NAMED_WORDS = 5;

/** From here on the network is sure of a word: it is likelier than all others together. */
export const SURE_SHARE = 0.5;

/** Findings of a lens that has found nothing yet; a lens writes over what it knows. */
export const NO_FINDINGS: LensFindings = {
  layer: null,
  unit: null,
  label: null,
  words: [],
  isSure: false,
  facts: [],
  charts: [],
  legend: null,
  answer: null,
  share: 1,
};

/**
 * A probability for each label, in the order of the file's labels.
 * @throws EngineError of the network.
 */
export async function probabilitiesOf(network: PerceptionNetwork, picture: RgbPicture): Promise<Float32Array> {
  const {output} = network.file;
  const found = (await network.activations(picture, [output])).get(output);
  return found?.values ?? new Float32Array(network.file.labels.length);
}

/** The likeliest label's index; of equal ones the first. */
export function likeliestLabel(probabilities: ArrayLike<number>): number {
  return indexOfLargest(probabilities);
}

/** The likeliest words, likeliest first. */
export function likeliestWords(
  probabilities: ArrayLike<number>,
  file: Pick<PerceptionNetworkFile, 'labels'>,
  count = NAMED_WORDS,
): readonly WordShare[] {
  return file.labels
    .map(({word}, label) => ({word, share: probabilities[label] ?? 0}))
    .sort((a, b) => b.share - a.share)
    .slice(0, count);
}

/** The likeliest label's probability is enough to be sure of it. */
export function isSureOf(probabilities: ArrayLike<number>): boolean {
  return (probabilities[likeliestLabel(probabilities)] ?? 0) >= SURE_SHARE;
}

/** What the network says, as findings. */
export function saidBy(
  probabilities: ArrayLike<number>,
  file: Pick<PerceptionNetworkFile, 'labels'>,
): Pick<LensFindings, 'words' | 'isSure'> {
  return {words: likeliestWords(probabilities, file), isSure: isSureOf(probabilities)};
}

/**
 * The index of a word that somebody may have asked for, or null.
 * @throws EngineError 'layer-unknown', as `findLabel`.
 */
export function askedLabel(file: Pick<PerceptionNetworkFile, 'labels' | 'name'>, word: string | null): number | null {
  return word === null ? null : findLabel(file, word);
}

/**
 * The index of a word, however it is capitalised.
 * @throws EngineError 'layer-unknown' for a word the network does not know.
 */
export function findLabel(file: Pick<PerceptionNetworkFile, 'labels' | 'name'>, word: string): number {
  const plain = word.trim().toLowerCase();
  const label = file.labels.findIndex((candidate) => candidate.word.toLowerCase() === plain);
  if (label < 0) {
    throw new EngineError('layer-unknown', `${file.name} has no word '${word}'`, {
      about: {kind: 'class-word', name: word},
    });
  }
  return label;
}

/** A label's word. */
export function wordOf({labels}: Pick<PerceptionNetworkFile, 'labels'>, label: number): string {
  return labels[label]?.word ?? '';
}
