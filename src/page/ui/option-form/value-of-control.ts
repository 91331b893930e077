import type {OptionSpec} from '../../../catalogue/option.ts';
import {numberAt} from '../../../catalogue/slider.ts';
import {assertNever} from '../../../protocol/assert.ts';
import {classWordOf} from './class-word-of.ts';

/**
 * The value that a control now asks for, or undefined where it asks for none.
 *
 * @param control A slider, a field or a button: a button's `value` is what it stands for.
 * @param value The present one.
 * @param words All that the network knows.
 */
export function valueOfControl(
  spec: OptionSpec,
  control: Pick<HTMLInputElement, 'value'>,
  value: OptionSpec['initial'],
  words: readonly string[],
): OptionSpec['initial'] | undefined {
  const text = control.value;
  switch (spec.kind) {
    case 'range':
      return numberAt(spec, Number(text));
    case 'choice':
      return spec.values.find((each) => String(each) === text);
    case 'switch':
      return value !== true;
    case 'layer':
    case 'device':
      return text === '' ? null : text;
    case 'unit': {
      const number = Number(text);
      if (text === '') return null;
      return Number.isInteger(number) && number >= 0 ? number : undefined;
    }
    case 'class-word': {
      const word = classWordOf(text.trim(), words);
      return word === '' ? null : word;
    }
    case 'place':
      return null;
    case 'text':
    case 'secret':
      return text;
    case 'turn':
      return undefined;
    default:
      return assertNever(spec);
  }
}
