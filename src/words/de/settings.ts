/** The settings panel. */

/** German for `SETTINGS` of the same name. */
export const SETTINGS = {
  title: 'Einstellungen',
  groups: {source: 'Bild', painting: 'Gemälde', camera: 'Kamera', language: 'Sprache', exhibit: 'Ausstellung'},
  source: {
    name: 'Bild',
    values: {camera: 'Kamera', file: 'Ein Bild oder Video', scene: 'Das Stillleben'},
  },
  brush: {name: 'Pinsel', label: 'Wie viel vom Pinsel zu sehen ist'},
  chooseFile: 'Datei wählen',
  deviceId: {name: 'Gerät', none: 'Der Browser wählt'},
  cameraNumber: 'Kamera {n}',
  facing: {name: 'Seite', values: {front: 'Vorne, zu dir hin', back: 'Hinten, von dir weg'}},
  mirrored: {name: 'Gespiegelt', label: 'Gespiegelt, wie in einem Spiegel'},
  rotation: {
    name: 'Gedreht',
    values: {
      '0': 'Aufrecht',
      '90': 'Vierteldrehung nach rechts',
      '180': 'Kopfüber',
      '270': 'Vierteldrehung nach links',
    },
  },
  resolution: {name: 'Auflösung', values: {auto: 'Automatisch', '720p': '1280 × 720', '1080p': '1920 × 1080'}},
  language: {name: 'Sprache', values: {auto: 'Automatisch', en: 'English', de: 'Deutsch'}},
  startAfresh: {
    name: 'Von vorn beginnen',
    values: {
      auto: 'Automatisch: nach 75 Sekunden im Kiosk, sonst nie',
      never: 'Nie',
      '30': 'Nach 30 Sekunden allein',
      '60': 'Nach einer Minute allein',
      '75': 'Nach 75 Sekunden allein',
      '120': 'Nach zwei Minuten allein',
      '300': 'Nach fünf Minuten allein',
      '600': 'Nach zehn Minuten allein',
    },
  },
  reset: 'Einstellungen zurücksetzen',
  remembered: 'Auf diesem Gerät gemerkt.',
} as const;
