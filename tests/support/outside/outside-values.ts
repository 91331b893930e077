/** What may come from outside, for property tests: any text, any JSON, and the names that hurt. */
import {
  anything,
  array,
  boolean,
  constant,
  constantFrom,
  dictionary,
  double,
  letrec,
  oneof,
  string,
  type Arbitrary,
} from 'fast-check';

import {INHERITED_NAMES} from './inherited-names.ts';

/** How often a property is tried: a second or two. */
export const TRIES = {numRuns: 10_000};

/** A machine that has much else to do may take longer. */
export const PATIENCE_MS = 60_000;

/** A text: an inherited name, a number, one of the words that are meant, or anything. */
export function outsideText(words: readonly string[]): Arbitrary<string> {
  return oneof(
    constantFrom(...INHERITED_NAMES),
    constantFrom(...words),
    constantFrom('', '0', '1', '-0', '0.5', '1e999', 'NaN', 'null', 'a:b', '0.5:0.5', '-1:1.2'),
    string({unit: 'binary'}),
  );
}

/**
 * A value that may stand in JSON or be found in a database.
 *
 * @param words Names of fields and values that are meant.
 */
export function outsideValue(words: readonly string[]): Arbitrary<unknown> {
  const {value} = letrec<{value: unknown}>((tie) => ({
    value: oneof(
      {depthSize: 'small', withCrossShrink: true},
      outsideText(words),
      double(),
      boolean(),
      constant(null),
      array(tie('value'), {maxLength: 3}),
      dictionary(outsideText(words), tie('value'), {maxKeys: 5}),
      anything({maxDepth: 1, withDate: true, withMap: true}),
    ),
  }));
  return value;
}
