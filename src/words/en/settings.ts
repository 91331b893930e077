/** The settings panel: its rows and their choices. */
export const SETTINGS = {
  title: 'Settings',
  source: {
    title: 'Picture',
    camera: 'Camera',
    file: 'A picture or video',
    scene: 'The still life',
    chooseFile: 'Choose a file',
  },
  camera: {
    title: 'Camera',
    device: 'Device',
    anyDevice: 'Let the browser choose',
    numbered: 'Camera {n}',
    facing: 'Side',
    front: 'Front, towards you',
    back: 'Back, away from you',
    resolution: 'Resolution',
    resolutions: {auto: 'Automatic', '720p': '1280 × 720', '1080p': '1920 × 1080'},
    rotation: 'Turned',
    rotations: {'0': 'Upright', '90': 'Quarter turn right', '180': 'Upside down', '270': 'Quarter turn left'},
    mirrored: 'Mirrored, as in a looking-glass',
  },
  language: {title: 'Language', auto: 'Automatic'},
  reset: 'Reset the settings',
  remembered: 'Remembered on this device.',
} as const;
