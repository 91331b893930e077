/** What a visitor can choose about a lens. */
export const LENS_CONTROLS = {
  freeze: 'Hold the picture still',
  explain: 'What am I seeing?',
  layer: 'Layer',
  itsChoice: 'its choice',
  painting: 'Painting',
  lift: 'Lift my square',
  unit: 'Unit',
  allUnits: 'all',
  backToAll: 'Back to all units',
  attack: 'How it is attacked',
  attacks: {fgsm: 'One step', iterative: 'Many steps'},
  sliders: {
    epsilon: {name: 'ε', label: 'Largest change, epsilon'},
    patch: {name: 'Square', label: 'Side of the grey square'},
    stride: {name: 'Step', label: 'Step from one place to the next'},
    dimension: {name: 'Values', label: 'How many values the picture has'},
  },
  switches: {
    isShuffled: {name: 'Shuffle', label: 'Shuffle the pixels'},
    isRandomised: {name: 'Honesty check', label: 'Honesty check: the same with weights drawn anew'},
    isSpatial: {name: 'In depth', label: 'The layers as planes in depth'},
  },
  words: {
    label: {name: 'Word', label: 'The word to look for', placeholder: 'the likeliest'},
    target: {name: 'Make it', label: 'The word that the attack leads to', placeholder: 'anything else'},
  },
} as const;
