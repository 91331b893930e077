import type {ChoiceOption, SeveralOption} from '../../../catalogue/option.ts';
import {say} from '../../../words/say.ts';
import type {PlainKey} from '../../../words/words.ts';

/**
 * One of an option's values in words; `choice()` and `several()` have checked that the table has
 * all.
 */
export function sayChoice({words}: ChoiceOption | SeveralOption, value: string | number): string {
  return say(`${words}.values.${value}` as PlainKey);
}
