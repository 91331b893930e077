/**
 * Every sentence that people read on the page, in English: one table, nested by place. A key is the
 * path to a sentence, its steps joined by dots.
 *
 * A sentence may hold placeholders: `{name}`, or `{name:format}` with a format of `number-formats`.
 * A sentence that depends on a number is a plural:
 * `{by: 'n', one: '{n} dream', other: '{n} dreams'}`.
 */
import {ERRORS} from './en/errors.ts';
import {FINDINGS} from './en/findings.ts';
import {LENSES} from './en/lenses.ts';
import {SETTINGS} from './en/settings.ts';
import {SHELL} from './en/shell.ts';

/** The English sentences. Other languages have the same shape. */
export const ENGLISH = {
  errors: ERRORS,
  findings: FINDINGS,
  lenses: LENSES,
  settings: SETTINGS,
  shell: SHELL,
} as const;
