/**
 * The words of each key and gesture, by its command: how the key is written, the same by hand (or
 * nothing), and what it does.
 */
export const COMMANDS = {
  'next-style': {key: '→', gesture: 'tap a tile', meaning: 'next style, next dream, or next lens'},
  'previous-style': {
    key: '←',
    gesture: 'in a lens: swipe',
    meaning: 'previous style, previous dream, or previous lens',
  },
  'pick-style': {
    key: '1 … 9',
    gesture: 'tap a tile',
    meaning: 'that style, or that dream; looking inside: that chapter, and within two seconds a lens in it',
  },
  surprise: {key: 'R', gesture: 'tap the dice', meaning: 'surprise me: another style, another dream, or another lens'},
  plain: {key: '0', gesture: 'tap the chosen tile again', meaning: 'the plain mirror, and back'},
  'strength-up': {
    key: '↑',
    gesture: 'the strength slider',
    meaning: 'more painting, more dream, or more of what the lens turns',
  },
  'strength-down': {
    key: '↓',
    gesture: 'the strength slider',
    meaning: 'less painting, less dream, or less of what the lens turns',
  },
  'mix-more': {
    key: 'M',
    gesture: 'drag one tile sideways towards another',
    meaning: 'mix in the next style, a little more each time',
  },
  'mix-less': {key: 'N', gesture: 'drag it back', meaning: 'mix in less'},
  'keep-colours': {key: 'C', gesture: 'tap the palette', meaning: 'keep my colours'},
  'brush-up': {
    key: '+',
    gesture: 'the slider Brush in the settings',
    meaning: 'more of the brush: strokes, and the light on them',
  },
  'brush-down': {key: '−', gesture: 'the slider Brush in the settings', meaning: 'less of the brush'},
  wipe: {key: 'W', gesture: 'drag the handle', meaning: 'before and after'},
  dream: {key: 'D', gesture: 'tap Dream or Paint', meaning: 'dream, or paint again'},
  'dream-hold': {key: 'K', gesture: 'tap the snowflake', meaning: 'keep the dream as it is, and let it go on'},
  'dream-again': {key: 'B', gesture: 'tap the round arrow', meaning: 'dream from the beginning'},
  'dream-over': {key: 'V', gesture: 'tap the brush', meaning: 'dream over the painting, or over yourself'},
  'hold-up': {key: 'O', gesture: 'hold something up, tap Dream of this', meaning: 'dream of what you hold up'},
  lens: {key: 'L', gesture: 'tap Look inside or Paint', meaning: 'look inside, or paint again'},
  explain: {
    key: 'E',
    gesture: 'tap How it works, or What am I seeing?',
    meaning: 'what the dream or the lens does, in words',
  },
  shutter: {key: 'Space', gesture: 'tap the shutter', meaning: 'take a picture'},
  back: {key: 'Esc', gesture: 'tap the cross', meaning: 'close, stop the countdown, or back to all units of a lens'},
  gallery: {key: 'G', gesture: 'tap the pictures', meaning: 'kept pictures'},
  freeze: {key: 'P', gesture: 'in a lens: tap the pause', meaning: 'hold the picture still, and go on'},
  fullscreen: {key: 'F', gesture: '', meaning: 'full screen'},
  help: {key: 'H', gesture: 'tap the i', meaning: 'this help'},
  status: {key: '?', gesture: 'press the upper left corner for two seconds', meaning: 'how the mirror is doing'},
} as const;
