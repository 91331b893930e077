/** What stands at the controls of the dream. */

/** German for `DREAM` of the same name. */
export const DREAM = {
  strip: 'Träume',
  strength: {name: 'Stärke', label: 'Stärke des Traums'},
  depth: {name: 'Tiefe', label: 'Tiefe des Traums'},
  hold: 'Den Traum festhalten',
  over: 'Über das Gemälde träumen',
  zoom: 'Den Traum auf dich zutreiben lassen',
  restart: 'Von vorn',
  guide: 'Davon träumen',
  guideHint: 'Halte etwas hoch, dann tipp hier',
  explain: 'So geht das',
} as const;
