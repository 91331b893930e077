/** The names of a lens's controls: short ones to show beside them, full ones for screen readers. */
import type {LensOptions} from '../../../../protocol/lens.ts';
import type {LensNumber} from '../../../state/lens/reduce-lens.ts';

/** A control's names. */
export interface ControlWords {
  readonly name: string;
  readonly label: string;
}

/** The sliders. */
export const SLIDERS: Readonly<Record<LensNumber, ControlWords>> = {
  epsilon: {name: 'ε', label: 'Largest change, epsilon'},
  patch: {name: 'Square', label: 'Side of the grey square'},
  stride: {name: 'Step', label: 'Step from one place to the next'},
  dimension: {name: 'Values', label: 'How many values the picture has'},
};

/** The switches. */
export const SWITCHES: Readonly<Record<'isShuffled' | 'isRandomised' | 'isSpatial', ControlWords>> = {
  isShuffled: {name: 'Shuffle', label: 'Shuffle the pixels'},
  isRandomised: {name: 'Honesty check', label: 'Honesty check: the same with weights drawn anew'},
  isSpatial: {name: 'In depth', label: 'The layers as planes in depth'},
};

/** The words to type. */
export const WORDS: Readonly<Record<'label' | 'target', ControlWords & {readonly placeholder: string}>> = {
  label: {name: 'Word', label: 'The word to look for', placeholder: 'the likeliest'},
  target: {name: 'Make it', label: 'The word that the attack leads to', placeholder: 'anything else'},
};

/** The two attacks. */
export const ATTACKS: readonly {readonly id: LensOptions['attack']; readonly name: string}[] = [
  {id: 'fgsm', name: 'One step'},
  {id: 'iterative', name: 'Many steps'},
];
