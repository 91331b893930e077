/**
 * The visitor's own frame with more of a word in it, or of what one unit looks for: what the
 * network saw there, made clear (Hamblin et al. 2024).
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Lens, LensInput} from '../lens.ts';
import {Retelling} from '../shared/retelling.ts';
import {chooseSubject} from '../shared/subject.ts';
import {wordOf} from '../shared/words.ts';
import {Accentuation} from './accentuation.ts';
import {accentuateView} from './accentuate-view.ts';

type AccentuateOptions = OptionsOf<'accentuate'>;

/**
 * Opens the lens. It goes on with the frame that it began with until something is chosen.
 * @param now The clock that tells when to show the same again, in milliseconds.
 */
export function createAccentuateLens(now: () => Milliseconds = () => performance.now()): Lens<'accentuate'> {
  let work: Accentuation | null = null;
  const retelling = new Retelling(now);
  let key = '';

  async function begin({tools: {network}, options, picture}: LensInput<'accentuate'>): Promise<Accentuation> {
    const wanted = keyOf(options);
    if (work === null || wanted !== key) {
      work = await Accentuation.open(network, await chooseSubject(network, options, picture), picture);
      key = wanted;
    }
    return work;
  }

  return {
    id: 'accentuate',
    remembersPeople: true,
    async *run(input) {
      const {options, tools} = input;
      const begun = await begin(input);
      const {label} = begun.subject;
      const asked = {
        faithfulness: options.faithfulness,
        word: label === null ? null : wordOf(tools.network.file, label),
      };
      if (retelling.isDue(options)) yield accentuateView(begun, asked);
      while (!begun.isDone) {
        await begun.step(options.faithfulness);
        retelling.noteTold();
        yield accentuateView(begun, asked);
      }
    },
  };
}

function keyOf({label, layer, unit, faithfulness, beginsAnew}: AccentuateOptions): string {
  return JSON.stringify([label, layer, unit, faithfulness, beginsAnew]);
}
