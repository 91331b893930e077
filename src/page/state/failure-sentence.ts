/** The visitor's sentence for a failure. */
import type {Failure} from '../../protocol/errors.ts';
import {say} from '../../words/say.ts';

/** What to tell the visitor, in the language that is chosen. */
export function failureSentence({code, about}: Pick<Failure, 'code' | 'about'>): string {
  return about === undefined ? say(`errors.${code}`) : say('errors.unknownName', {name: about.name});
}
