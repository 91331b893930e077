import type {ChoiceOption} from '../../../catalogue/option.ts';
import {say} from '../../../words/say.ts';
import type {PlainKey} from '../../../words/words.ts';

/** One of an option's values in words; `choice()` has checked that the table has them all. */
export function sayChoice({words}: ChoiceOption, value: string | number): string {
  return say(`${words}.values.${value}` as PlainKey);
}
