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
  | 'brush-up'
  | 'brush-down'
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
}

/** Every key and gesture. A command appears once. */
export const COMMANDS: readonly CommandRow[] = [
  {command: 'next-style', keys: ['ArrowRight']},
  {command: 'previous-style', keys: ['ArrowLeft']},
  {command: 'pick-style', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9']},
  {command: 'surprise', keys: ['r', 'R']},
  {command: 'plain', keys: ['0']},
  {command: 'strength-up', keys: ['ArrowUp']},
  {command: 'strength-down', keys: ['ArrowDown']},
  {command: 'mix-more', keys: ['m', 'M']},
  {command: 'mix-less', keys: ['n', 'N']},
  {command: 'keep-colours', keys: ['c', 'C']},
  // Where + needs Shift, it does without.
  {command: 'brush-up', keys: ['+', '=']},
  {command: 'brush-down', keys: ['-']},
  {command: 'wipe', keys: ['w', 'W']},
  {command: 'dream', keys: ['d', 'D']},
  {command: 'dream-hold', keys: ['k', 'K']},
  {command: 'dream-again', keys: ['b', 'B']},
  {command: 'dream-over', keys: ['v', 'V']},
  {command: 'hold-up', keys: ['o', 'O']},
  {command: 'lens', keys: ['l', 'L']},
  {command: 'explain', keys: ['e', 'E']},
  {command: 'shutter', keys: [' ']},
  {command: 'back', keys: ['Escape']},
  {command: 'gallery', keys: ['g', 'G']},
  {command: 'freeze', keys: ['p', 'P']},
  {command: 'fullscreen', keys: ['f', 'F']},
  {command: 'help', keys: ['h', 'H']},
  {command: 'status', keys: ['?']},
];

/** The command for a pressed key, or null. */
export function commandForKey(key: string): Command | null {
  return COMMANDS.find((row) => row.keys.includes(key))?.command ?? null;
}
