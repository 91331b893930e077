/** What stands at the controls of every lens. Their options have words of their own. */
export const LENS_CONTROLS = {
  freeze: 'Hold the picture still',
  explain: 'What am I seeing?',
  painting: 'Painting',
} as const;
