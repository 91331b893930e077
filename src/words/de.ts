/** German. Loaded by itself, when it is wanted: English stands in for what is missing. */
import type {DeepPartial, Language} from './say.ts';
import type {Words} from './words.ts';

const WORDS = {} as const satisfies DeepPartial<Words>;

/** The page in German. */
export const GERMAN: Language = {locale: 'de', words: WORDS, classWords: {}, styles: {}};
