/** Taking a picture, and the kept ones. */
/** German for `SHOT` of the same name. */
export const SHOT = {
  shutter: 'Ein Bild machen',
  countdown: 'Schau hier hinauf. Tippen hält an.',
  review: 'Dein Bild',
  painted: 'Du, gemalt: {title}',
  finishing: 'Er malt es fein aus.',
  progress: 'Wird gemalt',
  another: 'Noch ein Bild',
  again: 'Dieses noch einmal versuchen',
  kept: 'Auf diesem Gerät aufbewahrt.',
  retake: 'Neu aufnehmen',
  back: 'Zurück zum Spiegel',
  keep: 'Behalten',
  keepAgain: 'Noch einmal behalten',
  turn: 'Schrift richtig herum',
  share: 'Teilen',
  dreamTitle: 'Traum: {dream}',
} as const;

/** German for `GALLERY` of the same name. */
export const GALLERY = {
  title: 'Deine Bilder',
  all: 'Alle Bilder',
  loading: 'Deine Bilder werden gesucht.',
  tryAgain: 'Noch einmal versuchen',
  empty: 'Noch keine Bilder. Mach eins mit dem großen runden Knopf und behalte es.',
  stay: 'Behaltene Bilder bleiben auf diesem Gerät, bis du sie löschst.',
  picture: '{title}, {date}',
  caption: '{date}, {width:plain} × {height:plain} Bildpunkte',
  confirm: {
    by: 'n',
    one: '{n} Bild löschen? Das lässt sich nicht rückgängig machen.',
    other: 'Alle {n} Bilder löschen? Das lässt sich nicht rückgängig machen.',
  },
  unreadable: {
    by: 'n',
    one: '{n} Bild lässt sich nicht lesen. Es bleibt, wo es ist.',
    other: '{n} Bilder lassen sich nicht lesen. Sie bleiben, wo sie sind.',
  },
  newer: 'Neuere',
  older: 'Ältere',
  page: '{from} bis {to} von {n}',
  deleteAll: 'Alle löschen',
  keepAll: 'Behalten',
  delete: 'Löschen',
  deleted: 'Das Bild ist gelöscht.',
  undo: 'Zurückholen',
} as const;
