/**
 * What saliency maps depend on: what the network has learned (Adebayo et al. 2018), the word that
 * is asked for, or the picture's edges.
 */
import {rankCorrelation, strengthOf} from '../../../src/engine/lenses/saliency/rank-correlation.ts';
import {likeliestLabel, probabilitiesOf} from '../../../src/engine/lenses/shared/words.ts';
import type {PerceptionNetwork, ReluRule} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';

const RULES: readonly ReluRule[] = ['plain', 'deconvnet', 'guided'];

/** Mean rank correlations of a rule's map for the likeliest word, over pictures. */
export interface SanityRow {
  readonly rule: ReluRule;
  /**
   * With the map of a network of the same weights in another order; close to 0 for a map that shows
   * what was learned.
   */
  readonly shuffledWeights: number;
  /** With the map for the least likely word; low for a map that shows what is asked for. */
  readonly anotherWord: number;
  /**
   * With how strongly the picture itself changes from pixel to pixel; high for a map that only
   * draws edges.
   */
  readonly edges: number;
}

/** Compares each rule's map on every picture. */
export async function checkSanity(
  network: PerceptionNetwork,
  randomised: PerceptionNetwork,
  pictures: readonly RgbPicture[],
): Promise<readonly SanityRow[]> {
  const rows: SanityRow[] = [];
  for (const rule of RULES) {
    const sums = {shuffledWeights: 0, anotherWord: 0, edges: 0};
    for (const picture of pictures) {
      const shares = await probabilitiesOf(network, picture);
      const mapOf = async (asked: PerceptionNetwork, label: number): Promise<Float32Array> =>
        strengthOf((await asked.gradient(picture, {kind: 'class', label}, rule)).gradient);
      const word = likeliestLabel(shares);
      const map = await mapOf(network, word);
      sums.shuffledWeights += rankCorrelation(map, await mapOf(randomised, word));
      sums.anotherWord += rankCorrelation(map, await mapOf(network, likeliestLabel(shares.map((share) => -share))));
      sums.edges += rankCorrelation(map, edgesOf(picture));
    }
    const mean = (sum: number): number => sum / pictures.length;
    rows.push({
      rule,
      shuffledWeights: mean(sums.shuffledWeights),
      anotherWord: mean(sums.anotherWord),
      edges: mean(sums.edges),
    });
  }
  return rows;
}

/** The largest difference over the colours from each pixel to the ones right of and below it. */
function edgesOf({width, height, values}: RgbPicture): Float32Array {
  return strengthOf(
    values.map((value, index) => {
      const pixel = Math.floor(index / 3);
      const right = pixel % width === width - 1 ? value : (values[index + 3] ?? value);
      const below = pixel >= width * (height - 1) ? value : (values[index + 3 * width] ?? value);
      return Math.hypot(right - value, below - value);
    }),
  );
}
