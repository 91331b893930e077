/** What stands at the controls of the dream. */
export const DREAM = {
  strip: 'Dreams',
  strength: {name: 'Strength', label: 'Strength of the dream'},
  depth: {name: 'Depth', label: 'Depth of the dream'},
  hold: 'Keep the dream as it is',
  over: 'Dream over the painting',
  zoom: 'Let the dream drift towards you',
  restart: 'Start again',
  guide: 'Dream of this',
  guideHint: 'Hold something up, then tap',
  explain: 'How it works',
} as const;
