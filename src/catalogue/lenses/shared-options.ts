/** Options that several lenses have, and that mean the same in each. */
import {classWord, layer, press, range, unit} from '../make-option.ts';

/** The word that is explained or attacked. */
export const LABEL = classWord({
  words: 'options.label',
  link: {
    name: 'class',
    meaning: 'address.meanings.class',
    example: 'cup',
  },
});

/** The layer that is looked at. */
export const LAYER = layer({
  words: 'options.layer',
  link: {name: 'layer', meaning: 'address.meanings.layer', example: 'conv3b'},
});

/** One unit of the layer. */
export const UNIT = unit({
  words: 'options.unit',
  numbered: 'findings.unitNumber',
  link: {name: 'unit', meaning: 'address.meanings.unit'},
});

/** Where a unit is looked for that a picture is made for, instead of a word. */
export const SUBJECT_LAYER = {...LAYER, isExpert: true} as const;

/** The unit that a picture is made for; none for a word. */
export const SUBJECT_UNIT = unit({
  ...{words: 'options.subjectUnit', numbered: 'findings.unitNumber', isExpert: true},
  link: {name: 'unit', meaning: 'address.meanings.unit'},
});

/** From the start again, and with what stands before the mirror now. */
export const BEGINS_ANEW = press({words: 'options.beginsAnew'});

/** The largest change of any value of the picture. */
export const EPSILON = range({
  ...{words: 'options.epsilon', range: [0, 16], step: 1, keyStep: 1, unit: '255ths', isWhole: false, initial: 4},
  link: {name: 'epsilon', meaning: 'address.meanings.epsilon'},
});

/** The same option for a lens that reads it but offers no control for it. */
export function hidden<Spec extends object>(spec: Spec): Spec & {readonly isHidden: true} {
  return {...spec, isHidden: true};
}
