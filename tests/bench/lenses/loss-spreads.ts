/** Whether the playground's many starts end closer together as networks grow wider. */
import {lensWith} from '../../../src/catalogue/lens-options.ts';
import {spreadOf, surveyStarts, type WidthFindings} from '../../../src/engine/lenses/playground/many-starts.ts';

/** What one seed gave. */
export interface LossSpread {
  readonly seed: number;
  /** Standard deviation of the final losses, from the narrowest network to the widest. */
  readonly spreads: readonly number[];
}

/** Seeds 1 to `seeds`, with the lens's first settings. */
export function measureSpreads(seeds: number): readonly LossSpread[] {
  return Array.from({length: seeds}, (_, index) => {
    const {options} = lensWith('playground', {draw: index + 1});
    let widths: readonly WidthFindings[] = [];
    for (const survey of surveyStarts(options)) widths = survey.widths;
    return {seed: index + 1, spreads: widths.map(({finalLosses}) => spreadOf(finalLosses))};
  });
}

/**
 * The spread falls with the width: the slope of its logarithm over the width's, by least squares,
 * is below zero. Widths double, so that they stand at even distances.
 */
export function fallsWithWidth({spreads}: LossSpread): boolean {
  const middle = (spreads.length - 1) / 2;
  return spreads.reduce((sum, spread, index) => sum + (index - middle) * Math.log(spread), 0) < 0;
}
