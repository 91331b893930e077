import type {OptionSpec, SeveralOption} from '../../../catalogue/option.ts';
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
    case 'several':
      return withOrWithout(spec, value, text);
    case 'press':
      return Number(value) + 1;
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
    case 'picture':
      return undefined;
    default:
      return assertNever(spec);
  }
}

/** The last one that is left stays. */
function withOrWithout({values}: SeveralOption, value: unknown, text: string): readonly string[] {
  const chosen = values.filter((each) => Array.isArray(value) && value.includes(each));
  const others = chosen.filter((each) => each !== text);
  if (others.length < chosen.length) return others.length > 0 ? others : chosen;
  return values.filter((each) => each === text || chosen.includes(each));
}
