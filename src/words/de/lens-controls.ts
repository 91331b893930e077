/** What stands at the controls of every lens. */

/** German for `LENS_CONTROLS` of the same name. */
export const LENS_CONTROLS = {
  freeze: 'Das Bild anhalten',
  explain: 'Was sehe ich da?',
  painting: 'Gemälde',
} as const;
