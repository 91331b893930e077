/**
 * Every sentence that people read on the page, in English: one table, nested by place. A key is the
 * path to a sentence, its steps joined by dots.
 *
 * A sentence may hold placeholders: `{name}`, or `{name:format}` with a format of `number-formats`.
 * A sentence that depends on a number is a plural:
 * `{by: 'n', one: '{n} dream', other: '{n} dreams'}`.
 */
import {ADDRESS} from './en/address.ts';
import {ANSWERS} from './en/answers.ts';
import {CHAPTERS} from './en/chapters.ts';
import {COMMANDS} from './en/commands.ts';
import {DREAM} from './en/dream.ts';
import {DREAMS} from './en/dreams.ts';
import {ERRORS} from './en/errors.ts';
import {FINDINGS} from './en/findings.ts';
import {LENS_CONTROLS} from './en/lens-controls.ts';
import {LENSES} from './en/lenses.ts';
import {OPTIONS} from './en/options.ts';
import {PAINT, STILLNESS} from './en/paint.ts';
import {DREAM_STEPS, HELP, LENS_CARD, LICENCES} from './en/panels.ts';
import {SETTINGS} from './en/settings.ts';
import {HINT, LABEL, MODES, NOTICE, SHELL} from './en/shell.ts';
import {GALLERY, SHOT} from './en/shot.ts';
import {START} from './en/start.ts';
import {STATUS} from './en/status.ts';

/** The English sentences. Other languages have the same shape. */
export const ENGLISH = {
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
  lensCard: LENS_CARD,
  lenses: LENSES,
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
} as const;
