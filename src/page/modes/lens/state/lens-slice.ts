/** How the lens changes: pure, and always towards a lens and values that exist. */
import {CHAPTER_IDS, type ChapterId} from '../../../../catalogue/chapters.ts';
import {chapterAway, chapterOf, lensesIn} from '../../../../catalogue/lens-chapters.ts';
import {
  changeOptions,
  findLens,
  keptOptions,
  lensAway,
  nudgeLens,
  openLens,
} from '../../../../catalogue/lens-options.ts';
import {LENS_IDS, LENSES, type LensChange, type LensId, type LensOptions} from '../../../../catalogue/lenses.ts';
import type {Milliseconds} from '../../../../protocol/units.ts';
import type {Slice} from '../../../state/slice.ts';
import type {AppState} from '../../../state/app-state.ts';

/** So long after the digit of a chapter, the next one is that of a lens in it. */
const SECOND_DIGIT_MS: Milliseconds = 2000;

/** Each of them. */
export type LensAction =
  | {readonly kind: 'lens-picked'; readonly lens: LensId}
  | {readonly kind: 'lens-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'chapter-picked'; readonly chapter: ChapterId}
  | {readonly kind: 'chapter-stepped'; readonly by: 1 | -1}
  /** A chapter's digit, or right behind it that of a lens in the chapter. */
  | {
      readonly kind: 'lens-digit-pressed';
      /** Counts from 0. */
      readonly index: number;
      /** On the page's clock. */
      readonly at: Milliseconds;
    }
  | {readonly kind: 'lens-surprised'; readonly random: () => number}
  | {readonly kind: 'lens-options-changed'; readonly change: LensChange}
  /** The number that the lens turns, one step up or down. */
  | {readonly kind: 'lens-nudged'; readonly by: 1 | -1};

/** What changes the lens. */
export const LENS_SLICE: Slice<LensAction> = {
  'lens-picked': (state, {lens}) => pick(state, lens),
  'lens-stepped': (state, {by}) => pick(state, lensAway(state.lens.lens, by, LENSES)),
  'chapter-picked': (state, {chapter}) => pickChapter(state, chapter),
  'chapter-stepped': (state, {by}) => pickChapter(state, chapterAway(chapterOf(state.lens.lens), by)),
  'lens-digit-pressed': pressDigit,
  'lens-surprised': (state, {random}) => pick(state, anotherLens(state.lens.lens, random)),
  'lens-options-changed': (state, {change}) => {
    const picked = pick(state, change.lens);
    return {...picked, lens: changeOptions(picked.lens, change.options) as LensOptions};
  },
  'lens-nudged': (state, {by}) => ({...state, lens: nudgeLens(state.lens, by) as LensOptions}),
};

/**
 * Another lens goes on with what means the same there: words and numbers. A layer, a unit or a
 * place means something else.
 */
function pick(state: AppState, id: string | undefined): AppState {
  if (id === undefined || id === state.lens.lens) return state;
  const lensKept = {...state.lensKept, ...keptOptions(state.lens)};
  const lens = openLens(findLens(id), lensKept) as LensOptions;
  return {...state, lens, lensKept, lensReport: null, chapterDigitAt: null};
}

/** A chapter opens on its first lens. The one that is open stays on the lens looked through. */
function pickChapter(state: AppState, chapter: ChapterId | undefined): AppState {
  if (chapter === undefined || chapter === chapterOf(state.lens.lens)) return state;
  return pick(state, lensesIn(chapter)[0]?.id);
}

function pressDigit(state: AppState, {index, at}: Extract<LensAction, {kind: 'lens-digit-pressed'}>): AppState {
  const {chapterDigitAt, lens} = state;
  if (chapterDigitAt !== null && at - chapterDigitAt <= SECOND_DIGIT_MS) {
    const picked = lensesIn(chapterOf(lens.lens))[index];
    return {...pick(state, picked?.id), chapterDigitAt: null};
  }
  const chapter = CHAPTER_IDS[index];
  return chapter === undefined ? state : {...pickChapter(state, chapter), chapterDigitAt: at};
}

function anotherLens(from: LensId, random: () => number): LensId | undefined {
  const others = LENS_IDS.filter((id) => id !== from);
  return others[Math.floor(random() * others.length)];
}
