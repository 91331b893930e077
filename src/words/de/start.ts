/** The steps of the engine's start, for the status panel. */

/** German for `START` of the same name. */
export const START = {
  graphics: 'sieht sich die Grafikkarte an',
  styles: 'lädt das Stilnetz',
  backend: 'richtet {backend} ein',
  test: 'prüft {backend}',
  ready: 'bereit',
} as const;
