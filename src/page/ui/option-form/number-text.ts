import type {RangeOption} from '../../../catalogue/option.ts';
import {say} from '../../../words/say.ts';
import {shortNumber} from '../../../words/short-number.ts';

/** A number with its unit, as it stands beside its slider. */
export function numberText({unit}: Pick<RangeOption, 'unit'>, value: number): string {
  switch (unit) {
    case '255ths':
      return `${Math.round(value * 10) / 10}/255`;
    case 'px':
      return `${value} px`;
    case 'percent':
      return say('findings.percent', {share: value / 100});
    case 'count':
      return shortNumber(value);
  }
}
