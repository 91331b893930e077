/** The room around the picture: what is always there. */
export const SHELL = {
  canvas: 'The mirror: what the camera sees, painted',
  drop: 'Let go, and it is painted.',
  file: 'A picture or a video',
  freshStart: 'Starting afresh in {seconds:integer} s. Touch to stay.',
  closeNotice: 'Close this notice',
  close: 'Close',
} as const;

/** The row of modes. */
export const MODES = {
  row: 'What the mirror does',
  paint: 'Paint',
  dream: 'Dream',
  lens: 'Look inside',
} as const;

/** What the mirror asks of a visitor, and what its one button says. */
export const NOTICE = {
  camera: {
    title: 'This is a mirror',
    sentence: 'Let it see you, and it paints you. Your picture never leaves this device.',
  },
  file: {title: 'Show it something', sentence: 'Drop a picture or a video anywhere on this page.'},
  actions: {'use-camera': 'Use the camera', 'choose-file': 'Choose a file', reload: 'Reload', close: 'All right'},
} as const;

/** The small words under the wall label. */
export const HINT = {
  dreamOpens: 'The mirror is falling asleep … {share:hundredths}\u00a0%',
  lensOpens: 'The mirror opens itself … {share:hundredths}\u00a0%',
  touch: {
    paint: 'Touch to choose another painting.',
    dream: 'Touch to choose another dream.',
    lens: 'Touch to choose another lens.',
  },
} as const;

/** The wall label beside the picture. */
export const LABEL = {
  percent: '{share:hundredths}\u00a0%',
  mix: {
    title: '{first} × {second}, {share:hundredths}\u00a0%',
    painter: '{first} with {second}',
    line: 'A painting that never was.',
  },
  plain: {title: 'You', painter: 'unpainted', line: 'Choose a painting to step into.'},
  starting: {title: 'Pareidolia', painter: 'a mirror that paints', line: 'The painter is taking out the brushes.'},
  dream: {painter: 'a dream of this mirror'},
} as const;
