/** The painting's controls, and what the dream says of holding still. */
/** German for `PAINT` of the same name. */
export const PAINT = {
  strip: 'Gemälde',
  tile: '{title}, {painter}',
  strength: {name: 'Stärke', label: 'Stärke des Gemäldes'},
  mix: {name: 'Mischung', label: 'Anteil des zweiten Gemäldes', undo: 'Mischung aufheben'},
  colours: 'Meine Farben behalten',
  wipe: 'Vorher und nachher',
  wipeAt: '{percent} Prozent ungemalt',
  surprise: 'Überrasch mich',
} as const;

/** German for `STILLNESS` of the same name. */
export const STILLNESS = {
  held: 'Der Traum wartet.',
  moving: 'Halt still, dann träumt er tiefer.',
  still: 'Er träumt tiefer …',
  veryStill: 'Er träumt, so tief er kann.',
} as const;
