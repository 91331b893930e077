/** What lenses have found, as sentences: captions, legends, charts and verdicts. */
export const FINDINGS = {
  share: '{share:percent}',
} as const;
