/**
 * The options of lenses: `name` stands at the control, `label` is read out, `none` and
 * `placeholder` stand where nothing is chosen.
 */
export const OPTIONS = {
  more: 'More',
  layer: {name: 'Layer', none: 'its choice'},
  unit: {name: 'Unit', none: 'all', back: 'Back to all units'},
  label: {name: 'Word', label: 'The word to look for', placeholder: 'the likeliest'},
  target: {name: 'Make it', label: 'The word that the attack leads to', placeholder: 'anything else'},
  attack: {name: 'How it is attacked', values: {fgsm: 'One step', iterative: 'Many steps'}},
  epsilon: {name: 'ε', label: 'Largest change, epsilon'},
  patch: {name: 'Square', label: 'Side of the grey square'},
  stride: {name: 'Step', label: 'Step from one place to the next'},
  spot: {lift: 'Lift my square'},
  dimension: {name: 'Values', label: 'How many values the picture has'},
  isShuffled: {name: 'Shuffle', label: 'Shuffle the pixels'},
  isRandomised: {name: 'Honesty check', label: 'Honesty check: the same with weights drawn anew'},
  isSpatial: {name: 'In depth', label: 'The layers as planes in depth'},
} as const;
