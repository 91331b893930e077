import type {PlaceOf} from '../words/words.ts';
import type {ChapterId} from './chapters.ts';
import type {OptionTable} from './option.ts';

/** What a lens is: how it is called, where it comes from, and what may be chosen about it. */
export interface LensDefinition {
  /** Its name in links and in both registries. */
  readonly id: string;
  /** Where it stands on the lecture's path. */
  readonly chapter: ChapterId;
  /** Its place in the table of words. */
  readonly words: PlaceOf<'title' | 'kept' | 'sentence' | 'question' | 'paragraph' | 'formula'>;
  /** Papers, the same in every language. */
  readonly sources: readonly string[];
  /**
   * What may be chosen, in the order of the controls. The arrow keys turn the first number. A link
   * name that several lenses use means the same option in each.
   */
  readonly options: OptionTable;
  /** One of its plates is the network's own picture of the unit: the readings show no other. */
  readonly drawsUnit?: boolean;
  /** It compares with a painting, so it offers them all. */
  readonly choosesPainting?: boolean;
}

/** A lens with the exact types of its options. */
export function defineLens<const Definition extends LensDefinition>(definition: Definition): Definition {
  return definition;
}
