/** The settings panel: its settings by name, each with its choices. */
export const SETTINGS = {
  title: 'Settings',
  groups: {source: 'Picture', painting: 'Painting', camera: 'Camera', language: 'Language', exhibit: 'Exhibit'},
  source: {
    name: 'Picture',
    values: {camera: 'Camera', file: 'A picture or video', scene: 'The still life'},
  },
  brush: {name: 'Brush', label: 'How much of the brush is seen'},
  chooseFile: 'Choose a file',
  deviceId: {name: 'Device', none: 'Let the browser choose'},
  cameraNumber: 'Camera {n}',
  facing: {name: 'Side', values: {front: 'Front, towards you', back: 'Back, away from you'}},
  mirrored: {name: 'Mirrored', label: 'Mirrored, as in a looking-glass'},
  rotation: {
    name: 'Turned',
    values: {
      '0': 'Upright',
      '90': 'Quarter turn right',
      '180': 'Upside down',
      '270': 'Quarter turn left',
    },
  },
  resolution: {name: 'Resolution', values: {auto: 'Automatic', '720p': '1280 × 720', '1080p': '1920 × 1080'}},
  language: {name: 'Language', values: {auto: 'Automatic', en: 'English', de: 'Deutsch'}},
  startAfresh: {
    name: 'Start afresh after',
    values: {
      auto: 'Automatic: 75 seconds in a kiosk, else never',
      never: 'Never',
      '30': '30 seconds alone',
      '60': 'One minute alone',
      '75': '75 seconds alone',
      '120': 'Two minutes alone',
      '300': 'Five minutes alone',
      '600': 'Ten minutes alone',
    },
  },
  reset: 'Reset the settings',
  remembered: 'Remembered on this device.',
} as const;
