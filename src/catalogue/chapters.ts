/**
 * The chapters of the look inside, in the order of a lecture: what the network sees, why it says
 * so, how it is fooled, which pictures it makes, and how it learns. Each lens names its own.
 */
import type {PlaceOf} from '../words/words.ts';

/** What a chapter is called. */
interface ChapterDefinition {
  /** Its name in the rows of the lenses. */
  readonly id: string;
  /** Its place in the table of words. */
  readonly words: PlaceOf<'title' | 'sentence'>;
}

/** Every chapter, in the order of the path. */
export const CHAPTERS = [
  {id: 'sees', words: 'chapters.sees'},
  {id: 'explains', words: 'chapters.explains'},
  {id: 'fooled', words: 'chapters.fooled'},
  {id: 'makes', words: 'chapters.makes'},
  {id: 'learns', words: 'chapters.learns'},
] as const satisfies readonly ChapterDefinition[];

/** A chapter's name. */
export type ChapterId = (typeof CHAPTERS)[number]['id'];

/** The names, in the same order. */
export const CHAPTER_IDS: readonly ChapterId[] = CHAPTERS.map(({id}) => id);

/** Chapter by chapter; within one in the order given. */
export function inPathOrder<Lens extends {readonly chapter: ChapterId}>(lenses: readonly Lens[]): readonly Lens[] {
  return CHAPTER_IDS.flatMap((id) => lenses.filter(({chapter}) => chapter === id));
}
