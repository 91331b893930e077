/** German. Loaded by itself, when it is wanted: English stands in for what is missing. */
import {ADDRESS} from './de/address.ts';
import {ANSWERS} from './de/answers.ts';
import {CHAPTERS} from './de/chapters.ts';
import {CLASS_WORDS} from './de/class-words.ts';
import {COMMANDS} from './de/commands.ts';
import {DREAM} from './de/dream.ts';
import {DREAMS} from './de/dreams.ts';
import {ERRORS} from './de/errors.ts';
import {FINDINGS} from './de/findings.ts';
import {LENS_CONTROLS} from './de/lens-controls.ts';
import {LENSES} from './de/lenses.ts';
import {OPTIONS} from './de/options.ts';
import {PAINT, STILLNESS} from './de/paint.ts';
import {DREAM_STEPS, HELP, LENS_CARD, LICENCES} from './de/panels.ts';
import {SETTINGS} from './de/settings.ts';
import {HINT, LABEL, MODES, NOTICE, SHELL} from './de/shell.ts';
import {GALLERY, SHOT} from './de/shot.ts';
import {START} from './de/start.ts';
import {STATUS} from './de/status.ts';
import {STYLES} from './de/styles.ts';
import type {Language} from './say.ts';
import type {Words} from './words.ts';

const WORDS = {
  address: ADDRESS,
  answers: ANSWERS,
  chapters: CHAPTERS,
  commands: COMMANDS,
  dream: DREAM,
  dreams: DREAMS,
  dreamSteps: DREAM_STEPS,
  errors: ERRORS,
  findings: FINDINGS,
  gallery: GALLERY,
  help: HELP,
  hint: HINT,
  label: LABEL,
  lensControls: LENS_CONTROLS,
  lenses: LENSES,
  lensCard: LENS_CARD,
  licences: LICENCES,
  modes: MODES,
  notice: NOTICE,
  options: OPTIONS,
  paint: PAINT,
  settings: SETTINGS,
  shell: SHELL,
  shot: SHOT,
  start: START,
  status: STATUS,
  stillness: STILLNESS,
} as const satisfies Words;

/** The page in German. */
export const GERMAN: Language = {locale: 'de', words: WORDS, classWords: CLASS_WORDS, styles: STYLES};
