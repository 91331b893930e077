/** Which lens stands in which chapter. */
import {CHAPTER_IDS, type ChapterId} from './chapters.ts';
import {findLens} from './lens-options.ts';
import {LENSES, type AnyLens, type LensId} from './lenses.ts';

/** The lenses of a chapter, in the order of the path. */
export function lensesIn(id: ChapterId): readonly AnyLens[] {
  return LENSES.filter(({chapter}) => chapter === id);
}

/** The chapter that a lens stands in. */
export function chapterOf(lens: LensId): ChapterId {
  return findLens(lens).chapter;
}

/** The chapter so many places further, round the end of the path. */
export function chapterAway(from: ChapterId, by: number): ChapterId | undefined {
  return CHAPTER_IDS[(CHAPTER_IDS.indexOf(from) + by + CHAPTER_IDS.length) % CHAPTER_IDS.length];
}
