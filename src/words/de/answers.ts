/** What a lens's own numbers tell of its question. */

/** German for `ANSWERS` of the same name. */
export const ANSWERS = {
  labels: 'Jetzt sagt er „{to}“ und nicht mehr „{from}“.',
  excites: 'Ja: {from:fixed2} war das Höchste, und jetzt sind es {to:fixed2}.',
  map: 'Ja: Er liegt {spreads:fixed1}-mal so weit von seinem Anfang wie die Bilder von ihrer Mitte.',
  saliency: '„{rule}“ bleibt am ähnlichsten: Rangkorrelation {correlation:fixed2}.',
  occlusion: 'Ja: Es wurde von „{from}“ zu „{to}“.',
  gradcam: 'Ja: Es ging von Spalte {from:plain} nach Spalte {to:plain}.',
  adversarial: 'Mit {reached} lässt es sich täuschen, mit {below} nicht mehr.',
  linear: 'Mit {below:integer} Werten verliert er, mit {reached:integer} gewinnt er.',
  fingerprint: {
    by: 'layers',
    one: 'Nein: In dieser Schicht lassen sich die Stellen mischen, und die Tafel bleibt gleich.',
    other: 'Nein: In allen {layers:plain} Schichten lassen sich die Stellen mischen, und die Tafeln bleiben gleich.',
  },
  playground: 'Geschafft: {share} der ungesehenen Punkte liegen auf der richtigen Seite.',
} as const;
