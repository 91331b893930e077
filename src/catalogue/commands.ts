/**
 * The one table of keys and gestures: read by the key handler, the gesture recognisers' hints, the
 * help panel and the reference (docs/reference.md).
 */

/** What a visitor or an operator can ask for by a key or a gesture. */
export type Command =
  | 'next-style'
  | 'previous-style'
  | 'pick-style'
  | 'surprise'
  | 'plain'
  | 'strength-up'
  | 'strength-down'
  | 'mix-more'
  | 'mix-less'
  | 'keep-colours'
  | 'wipe'
  | 'dream'
  | 'dream-hold'
  | 'dream-again'
  | 'dream-over'
  | 'hold-up'
  | 'lens'
  | 'explain'
  | 'shutter'
  | 'back'
  | 'gallery'
  | 'freeze'
  | 'fullscreen'
  | 'help'
  | 'status';

/** One row of the table. */
export interface CommandRow {
  readonly command: Command;
  /** `KeyboardEvent.key` values; digits stand for themselves. */
  readonly keys: readonly string[];
  /** How the keys are written for people. */
  readonly keyLabel: string;
  /** The same by hand, or an empty string. */
  readonly gesture: string;
  readonly meaning: string;
}

/** Every key and gesture. A command appears once. */
export const COMMANDS: readonly CommandRow[] = [
  {
    command: 'next-style',
    keys: ['ArrowRight'],
    keyLabel: '→',
    gesture: 'tap a tile',
    meaning: 'next style, next dream, or next lens',
  },
  {
    command: 'previous-style',
    keys: ['ArrowLeft'],
    keyLabel: '←',
    gesture: 'in a lens: swipe',
    meaning: 'previous style, previous dream, or previous lens',
  },
  {
    command: 'pick-style',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    keyLabel: '1 … 9',
    gesture: 'tap a tile',
    meaning: 'that style, that dream, or that lens',
  },
  {
    command: 'surprise',
    keys: ['r', 'R'],
    keyLabel: 'R',
    gesture: 'tap the dice',
    meaning: 'surprise me: another style, another dream, or another lens',
  },
  {
    command: 'plain',
    keys: ['0'],
    keyLabel: '0',
    gesture: 'tap the chosen tile again',
    meaning: 'the plain mirror, and back',
  },
  {
    command: 'strength-up',
    keys: ['ArrowUp'],
    keyLabel: '↑',
    gesture: 'the strength slider',
    meaning: 'more painting, more dream, or more of what the lens turns',
  },
  {
    command: 'strength-down',
    keys: ['ArrowDown'],
    keyLabel: '↓',
    gesture: 'the strength slider',
    meaning: 'less painting, less dream, or less of what the lens turns',
  },
  {
    command: 'mix-more',
    keys: ['m', 'M'],
    keyLabel: 'M',
    gesture: 'drag one tile sideways towards another',
    meaning: 'mix in the next style, a little more each time',
  },
  {command: 'mix-less', keys: ['n', 'N'], keyLabel: 'N', gesture: 'drag it back', meaning: 'mix in less'},
  {command: 'keep-colours', keys: ['c', 'C'], keyLabel: 'C', gesture: 'tap the palette', meaning: 'keep my colours'},
  {command: 'wipe', keys: ['w', 'W'], keyLabel: 'W', gesture: 'drag the handle', meaning: 'before and after'},
  {command: 'dream', keys: ['d', 'D'], keyLabel: 'D', gesture: 'tap Dream or Paint', meaning: 'dream, or paint again'},
  {
    command: 'dream-hold',
    keys: ['k', 'K'],
    keyLabel: 'K',
    gesture: 'tap the snowflake',
    meaning: 'keep the dream as it is, and let it go on',
  },
  {
    command: 'dream-again',
    keys: ['b', 'B'],
    keyLabel: 'B',
    gesture: 'tap the round arrow',
    meaning: 'dream from the beginning',
  },
  {
    command: 'dream-over',
    keys: ['v', 'V'],
    keyLabel: 'V',
    gesture: 'tap the brush',
    meaning: 'dream over the painting, or over yourself',
  },
  {
    command: 'hold-up',
    keys: ['o', 'O'],
    keyLabel: 'O',
    gesture: 'hold something up, tap Dream of this',
    meaning: 'dream of what you hold up',
  },
  {
    command: 'lens',
    keys: ['l', 'L'],
    keyLabel: 'L',
    gesture: 'tap Look inside or Paint',
    meaning: 'look inside, or paint again',
  },
  {
    command: 'explain',
    keys: ['e', 'E'],
    keyLabel: 'E',
    gesture: 'tap How it works, or What am I seeing?',
    meaning: 'what the dream or the lens does, in words',
  },
  {command: 'shutter', keys: [' '], keyLabel: 'Space', gesture: 'tap the shutter', meaning: 'take a picture'},
  {
    command: 'back',
    keys: ['Escape'],
    keyLabel: 'Esc',
    gesture: 'tap the cross',
    meaning: 'close, stop the countdown, or back to all units of a lens',
  },
  {command: 'gallery', keys: ['g', 'G'], keyLabel: 'G', gesture: 'tap the pictures', meaning: 'kept pictures'},
  {
    command: 'freeze',
    keys: ['p', 'P'],
    keyLabel: 'P',
    gesture: 'in a lens: tap the pause',
    meaning: 'hold the picture still, and go on',
  },
  {command: 'fullscreen', keys: ['f', 'F'], keyLabel: 'F', gesture: '', meaning: 'full screen'},
  {command: 'help', keys: ['h', 'H'], keyLabel: 'H', gesture: 'tap the i', meaning: 'this help'},
  {
    command: 'status',
    keys: ['?'],
    keyLabel: '?',
    gesture: 'press the upper left corner for two seconds',
    meaning: 'how the mirror is doing',
  },
];

/** The command for a pressed key, or null. */
export function commandForKey(key: string): Command | null {
  return COMMANDS.find((row) => row.keys.includes(key))?.command ?? null;
}
