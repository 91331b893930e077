/** The options of lenses. */

/** German for `OPTIONS` of the same name. */
export const OPTIONS = {
  more: 'Mehr',
  layer: {name: 'Schicht', none: 'ihre Wahl'},
  unit: {name: 'Zelle', none: 'alle', back: 'Zurück zu allen Zellen'},
  label: {name: 'Wort', label: 'Das Wort, nach dem gesucht wird', placeholder: 'der Favorit'},
  target: {name: 'Mach daraus', label: 'Das Wort, zu dem die Täuschung führt', placeholder: 'irgendwas'},
  attack: {name: 'Wie getäuscht wird', values: {fgsm: 'Ein Schritt', iterative: 'Viele Schritte'}},
  epsilon: {name: 'ε', label: 'Größte Änderung, Epsilon'},
  patch: {name: 'Quadrat', label: 'Seite des grauen Quadrats'},
  stride: {name: 'Schritt', label: 'Schritt von einer Stelle zur nächsten'},
  spot: {lift: 'Mein Quadrat wegnehmen'},
  dimension: {name: 'Werte', label: 'Wie viele Werte das Bild hat'},
  isShuffled: {name: 'Mischen', label: 'Die Bildpunkte mischen'},
  isRandomised: {name: 'Ehrlich?', label: 'Ehrlichkeitsprobe: dasselbe mit neu gewürfelten Gewichten'},
  isSpatial: {name: 'Im Raum', label: 'Die Schichten als Ebenen im Raum'},
} as const;
