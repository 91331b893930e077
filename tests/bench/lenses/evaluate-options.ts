/** The command line of `npm run evaluate:lenses`. */
import type {Option} from '../../../scripts/lib/options.mjs';

/** The options, with their help. */
export const EVALUATE_OPTIONS: readonly Option[] = [
  {name: 'pictures', placeholder: 'DIR', meaning: 'photos to attack: every picture in it and in its folders'},
  {
    name: 'json',
    placeholder: 'FILE',
    meaning: 'also writes {fgsmFlipRate, targetedRate, occlusionHitRate, pictures} there',
  },
  {name: 'limit', placeholder: 'N', meaning: 'at most so many pictures, in the order of their names (50)'},
  {
    name: 'words',
    placeholder: 'N',
    meaning: 'words, drawn by lot, to climb class pictures for (0); alone without --pictures',
  },
  {name: 'pictures-out', placeholder: 'DIR', meaning: 'also writes the class pictures there'},
  {name: 'seeds', placeholder: 'N', meaning: 'seeds of the playground’s many starts (10)'},
  {name: 'scenes', placeholder: 'N', meaning: 'generated scenes for the occlusion lens (32)'},
];

/** The number of pictures, scenes, seeds and words when the command line names none. */
export const DEFAULTS = {limit: 50, scenes: 32, seeds: 10, words: 0} as const;
