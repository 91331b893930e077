/**
 * The limiter's rule for one cell of the picture: counts how often what was shown there has turned,
 * and says how much of it must stay so that it does not turn too often.
 *
 * The first three flashes of a strobe pass. A cell is held from the moment when following the
 * picture would be one turn too many, if it is not alone with that. While it is held, it shows a
 * running average, and never so much of the picture that it turns before its turns are old enough.
 * It is let go when they are and the picture has come to rest; so a lasting strobe is a steady
 * light and not three flashes in every second.
 */
import type {Arithmetic} from './arithmetic.ts';
import {AVERAGE_MS, MAX_TURNS, MOMENT_MS, RELEASE_MS, SECOND_MS, UNREST_MS} from './flash-rules.ts';

/**
 * Exponent of the display's curve: shown and wanted picture are mixed in its values, not in light.
 */
const GAMMA = 2.2;

/**
 * As shares of the change that counts: how far a held cell may go back from its extreme; how far
 * the picture must be off to be on a side.
 */
const SLACK = 0.6;
const STANCE = 0.5;

/** What is known about a cell. Zeros are a dark screen that has rested. */
export interface Cell<Value> {
  /** The furthest that what is shown has gone since it turned last. */
  readonly extreme: Value;
  /** 1 after a rise, 0 after a fall. */
  readonly side: Value;
  /** Seconds until its last turn no longer belongs to this moment. */
  readonly recent: Value;
  /** 1 while that turn has not been counted: so far, the cell was alone with it. */
  readonly open: Value;
  /** Seconds until each of the last `MAX_TURNS` counted turns is too old, newest first. */
  readonly turns: readonly Value[];
  /** 1 while held, sinking to 0 as the cell is let go. */
  readonly grip: Value;
  /** On which side of what is shown the picture was last: 1 or -1; 0 before it was on any. */
  readonly stance: Value;
  /** Seconds until a steady stance counts as rest. */
  readonly unrest: Value;
}

/** A dark cell that has rested, in numbers. */
export const RESTED: Cell<number> = {
  extreme: 0,
  side: 0,
  recent: 0,
  open: 0,
  turns: Array.from({length: MAX_TURNS}, () => 0),
  grip: 0,
  stance: 0,
  unrest: 0,
};

/** What there is to see at a cell. */
export interface Sight<Value> {
  /** Of the picture that wants to be shown. */
  readonly wanted: Value;
  /** Of what was shown last. */
  readonly shown: Value;
  /** The change that counts, in the same unit. */
  readonly change: Value;
  /** Since the frame before. */
  readonly seconds: Value;
}

/** A cell before it is known whether it is alone. */
export interface Looked<Value> {
  readonly cell: Cell<Value>;
  /** 1 if the cell would turn if the picture were shown as it is. */
  readonly wouldTurn: Value;
  /** 1 if what is shown has turned in this moment. */
  readonly turns: Value;
  /**
   * 1 if it adds to the area that flashes too often: another turn within the second is one too
   * many, and it would turn or has just turned; or it is held, and the picture has not come to
   * rest.
   */
  readonly presses: Value;
}

/** What the cells around it do: 1 where enough of a field do it in this moment. */
export interface Around<Value> {
  readonly turns: Value;
  readonly presses: Value;
}

/** The first half of the rule: what the cell's own sight says. */
export function lookAtCell<Value>(math: Arithmetic<Value>, before: Cell<Value>, sight: Sight<Value>): Looked<Value> {
  const {of, subtract, multiply, max, mix, keep} = math;
  const {wanted, shown, change, seconds} = sight;
  const age = (left: Value): Value => keep(max(subtract(left, seconds), of(0)));
  const now = follow(math, before, shown, change);
  const turned = keep(differs(math, now.side, before.side));
  const recent = keep(mix(age(before.recent), of(MOMENT_MS / 1000), turned));
  const isRecent = keep(isPositive(math, recent));
  const open = keep(max(turned, multiply(before.open, isRecent)));
  const turns = before.turns.map(age);
  const wouldTurn = keep(differs(math, follow(math, now, wanted, change).side, now.side));

  // The open turn may be counted yet.
  const isFull = isPositive(math, mix(turns[MAX_TURNS - 1] ?? of(0), turns[MAX_TURNS - 2] ?? of(0), open));
  const hasJustTurned = isPositive(math, subtract(recent, seconds));
  const resting = rest(math, before, sight);
  const isBusy = multiply(isHeld(math, before), isPositive(math, resting.unrest));
  return {
    cell: {
      extreme: now.extreme,
      side: now.side,
      recent,
      open,
      turns,
      grip: before.grip,
      stance: resting.stance,
      unrest: resting.unrest,
    },
    wouldTurn,
    turns: isRecent,
    presses: keep(max(multiply(isFull, max(wouldTurn, hasJustTurned)), isBusy)),
  };
}

/**
 * The second half: counts the turn if the cell is not alone with it, and holds the cell.
 *
 * @returns The cell after the frame, and the share of the shown picture that stays.
 */
export function holdCell<Value>(
  math: Arithmetic<Value>,
  {cell, wouldTurn}: Looked<Value>,
  sight: Sight<Value>,
  around: Around<Value>,
): {readonly cell: Cell<Value>; readonly share: Value} {
  const {of, subtract, multiply, divide, max, mix, exp, keep} = math;
  const counts = keep(multiply(cell.open, around.turns));
  const newer = [of(SECOND_MS / 1000), ...cell.turns];
  const turns = cell.turns.map((older, index) => keep(mix(older, newer[index] ?? older, counts)));
  const isFull = keep(isPositive(math, turns[MAX_TURNS - 1] ?? of(0)));

  const begins = multiply(multiply(isFull, wouldTurn), around.presses);
  const goesOn = multiply(isHeld(math, cell), max(isFull, multiply(isPositive(math, cell.unrest), around.presses)));
  const isHeldNow = keep(max(begins, goesOn));
  const sinking = max(subtract(cell.grip, divide(sight.seconds, of(RELEASE_MS / 1000))), of(0));
  const grip = keep(mix(sinking, of(1), isHeldNow));
  const reach = max(multiply(multiply(grip, grip), of(AVERAGE_MS / 1000)), of(1e-6));
  const average = multiply(exp(divide(subtract(of(0), sight.seconds), reach)), isPositive(math, grip));
  const toStay = multiply(shareToStay(math, cell, sight), multiply(isHeldNow, isFull));
  const open = keep(subtract(cell.open, counts));
  const {extreme, side, recent, stance, unrest} = cell;
  return {
    cell: {extreme, side, recent, open, turns, grip, stance, unrest},
    share: keep(max(average, toStay)),
  };
}

/** Notes on which side of what is shown the picture is, and when it was last on the other. */
function rest<Value>(
  {of, subtract, multiply, max, mix, step, keep}: Arithmetic<Value>,
  before: Cell<Value>,
  {wanted, shown, change, seconds}: Sight<Value>,
): Pick<Cell<Value>, 'stance' | 'unrest'> {
  const offset = keep(subtract(wanted, shown));
  const limit = multiply(change, of(STANCE));
  const beyond = keep(subtract(step(limit, offset), step(limit, subtract(of(0), offset))));
  const stance = keep(mix(before.stance, beyond, multiply(beyond, beyond)));
  const isReversed = step(of(1), multiply(subtract(of(0), before.stance), stance));
  const left = max(subtract(before.unrest, seconds), of(0));
  return {stance, unrest: keep(mix(left, of(UNREST_MS / 1000), isReversed))};
}

/**
 * Follows a value: it turns when it comes back from its extreme by `change`, else the extreme goes
 * with it.
 */
export function follow<Value>(
  {of, add, subtract, multiply, min, mix, step, keep}: Arithmetic<Value>,
  {extreme, side}: Pick<Cell<Value>, 'extreme' | 'side'>,
  value: Value,
  change: Value,
): Pick<Cell<Value>, 'extreme' | 'side'> {
  const direction = keep(subtract(add(side, side), of(1)));
  const back = keep(multiply(direction, subtract(extreme, value)));
  const turns = keep(step(change, back));
  const furthest = subtract(extreme, multiply(direction, min(back, of(0))));
  return {extreme: keep(mix(furthest, value, turns)), side: keep(mix(side, subtract(of(1), side), turns))};
}

/** How much of what is shown must stay in a cell so that it does not turn. */
function shareToStay<Value>(math: Arithmetic<Value>, {extreme, side}: Cell<Value>, sight: Sight<Value>): Value {
  const {of, add, subtract, multiply, divide, min, max, mix, power} = math;
  const {wanted, shown, change} = sight;
  const curve = (light: Value): Value => power(max(light, of(0)), of(1 / GAMMA));
  const slack = multiply(change, of(SLACK));
  // Not below the floor: whatever the picture adds, what stays of the shown one is enough. It may
  // be below already.
  const floor = max(min(subtract(extreme, slack), shown), of(0));
  const onFall = multiply(curve(divide(floor, max(shown, of(1e-4)))), isPositive(math, subtract(floor, wanted)));
  // Not above the ceiling: the mixture is no brighter than the mixture of both means (Minkowski's
  // inequality).
  const ceiling = max(add(extreme, slack), shown);
  const onRise = divide(subtract(curve(wanted), curve(ceiling)), max(subtract(curve(wanted), curve(shown)), of(1e-4)));
  return min(max(mix(onRise, onFall, side), of(0)), of(1));
}

function isHeld<Value>({of, step}: Arithmetic<Value>, {grip}: Cell<Value>): Value {
  return step(of(1), grip);
}

function isPositive<Value>({of, step}: Arithmetic<Value>, value: Value): Value {
  return step(of(1e-6), value);
}

/** 1 if two of 0 and 1 are not the same. */
function differs<Value>({add, subtract, multiply}: Arithmetic<Value>, a: Value, b: Value): Value {
  const product = multiply(a, b);
  return subtract(add(a, b), add(product, product));
}
