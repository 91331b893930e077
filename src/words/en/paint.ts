/** What stands at the controls of the painting. */
export const PAINT = {
  strip: 'Paintings',
  tile: '{title}, {painter}',
  strength: {name: 'Strength', label: 'Strength of the painting'},
  mix: {name: 'Mix', label: 'Share of the second painting', undo: 'Undo the mix'},
  colours: 'Keep my colours',
  wipe: 'Before and after',
  wipeAt: '{percent} percent unpainted',
  surprise: 'Surprise me',
} as const;

/** What the dream says of a visitor who holds still. */
export const STILLNESS = {
  held: 'The dream waits.',
  moving: 'Hold still and it dreams deeper.',
  still: 'It dreams deeper …',
  veryStill: 'It dreams as deep as it can.',
} as const;
