/** The settings panel. */
/** German for `SETTINGS` of the same name. */
export const SETTINGS = {
  title: 'Einstellungen',
  source: {
    title: 'Bild',
    camera: 'Kamera',
    file: 'Ein Bild oder Video',
    scene: 'Das Stillleben',
    chooseFile: 'Datei wählen',
  },
  camera: {
    title: 'Kamera',
    device: 'Gerät',
    anyDevice: 'Der Browser wählt',
    numbered: 'Kamera {n}',
    facing: 'Seite',
    front: 'Vorne, zu dir hin',
    back: 'Hinten, von dir weg',
    resolution: 'Auflösung',
    resolutions: {auto: 'Automatisch', '720p': '1280 × 720', '1080p': '1920 × 1080'},
    rotation: 'Gedreht',
    rotations: {
      '0': 'Aufrecht',
      '90': 'Vierteldrehung nach rechts',
      '180': 'Kopfüber',
      '270': 'Vierteldrehung nach links',
    },
    mirrored: 'Gespiegelt, wie in einem Spiegel',
  },
  language: {title: 'Sprache', auto: 'Automatisch'},
  reset: 'Einstellungen zurücksetzen',
  remembered: 'Auf diesem Gerät gemerkt.',
} as const;
