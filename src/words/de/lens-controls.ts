/** What a visitor can choose about a lens. */

/** German for `LENS_CONTROLS` of the same name. */
export const LENS_CONTROLS = {
  freeze: 'Das Bild anhalten',
  explain: 'Was sehe ich da?',
  layer: 'Schicht',
  itsChoice: 'die Linse wählt',
  painting: 'Gemälde',
  lift: 'Mein Quadrat wegnehmen',
  unit: 'Zelle',
  allUnits: 'alle',
  backToAll: 'Zurück zu allen Zellen',
  attack: 'Wie getäuscht wird',
  attacks: {fgsm: 'Ein Schritt', iterative: 'Viele Schritte'},
  sliders: {
    epsilon: {name: 'ε', label: 'Größte Änderung, Epsilon'},
    patch: {name: 'Quadrat', label: 'Seite des grauen Quadrats'},
    stride: {name: 'Schritt', label: 'Schritt von einer Stelle zur nächsten'},
    dimension: {name: 'Werte', label: 'Wie viele Werte das Bild hat'},
  },
  switches: {
    isShuffled: {name: 'Mischen', label: 'Die Bildpunkte mischen'},
    isRandomised: {name: 'Ehrlich?', label: 'Ehrlichkeitsprobe: dasselbe mit neu gewürfelten Gewichten'},
    isSpatial: {name: 'Im Raum', label: 'Die Schichten als Ebenen im Raum'},
  },
  words: {
    label: {name: 'Wort', label: 'Das Wort, nach dem gesucht wird', placeholder: 'das wahrscheinlichste'},
    target: {name: 'Mach daraus', label: 'Das Wort, zu dem die Täuschung führt', placeholder: 'etwas anderes'},
  },
} as const;
