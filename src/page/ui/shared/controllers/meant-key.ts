/** Which key a visitor means, whatever the keyboard's layout writes with it. */
import {commandForKey} from '../../../../catalogue/commands.ts';

/** The keys that carry a letter or a digit, by the place where they are. */
const PLACE = /^(?:Key|Digit|Numpad)([A-Z\d])$/;

/**
 * The pressed key as the table of commands names it: by its character, so that the letter counts
 * that is printed on the key. Where a layout has another script there, such as Cyrillic or Arabic
 * digits, it is the letter or the digit that a Latin keyboard has in that place. A row of digits
 * that needs Shift, as on AZERTY, does without.
 */
export function meantKey({key, code, shiftKey}: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  const place = PLACE.exec(code)?.[1];
  // Names of keys, such as `Enter`, begin with a Latin letter, too.
  if (place === undefined || /^[a-z\d]/i.test(key) || commandForKey(key) !== null) return key;
  const isDigit = /\d/.test(place);
  // A Latin layout may have a comma where another has a letter: that is no letter.
  const isMeant = isDigit ? !shiftKey : !/^[\p{ASCII}\p{Script=Latin}]/u.test(key);
  return isMeant ? place.toLowerCase() : key;
}
