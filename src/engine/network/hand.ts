/**
 * A painting's hand: how its painter put paint on the canvas, as numbers. The finishing pass of the
 * compositors paints with it; the network's file brings one for each style.
 */
/** Kinds of mark, told apart before anything else. */
export const MARKS = ['stroke', 'dot', 'flat', 'fold', 'leaf'] as const;

/**
 * A brush stroke, a dot of divided colour, a flat colour printed from a block, a plane that seems
 * folded, or a leaf of gold.
 */
export type Mark = (typeof MARKS)[number];

/** What a number of a hand may be. Lengths are shares of the picture's short side. */
export const HAND_LIMITS = {
  /** Width of a stroke, or of a dot. */
  width: [0.002, 0.08],
  /** Length of a stroke, from end to end. */
  length: [0.004, 0.4],
  /** How far strokes turn by themselves where the picture is even: 1 is half a turn each way. */
  curl: [0, 1],
  /** Where they point there, in degrees, clockwise from level. */
  lean: [-90, 90],
  /** How thick the paint lies. */
  body: [0, 1],
  /** How much of that are single bristles. */
  bristle: [0, 1],
  /** How much of the light over the paint is seen. */
  relief: [0, 1],
  /** How far colours are drawn along a stroke. */
  smear: [0, 0.2],
  /** How much edges between colours are sharpened. */
  sharpness: [0, 2],
  /** How far bristles carry colour over an edge, in widths of a stroke. */
  ragged: [0, 1],
  /** How much strokes differ in colour, warm against cool. */
  variety: [0, 0.3],
  /** How far the colour of a dot is taken apart. */
  divide: [0, 1],
  /** 0 is a round dot, 1 a square one that follows the picture. */
  square: [0, 1],
  /** How dark the line of the key block is. */
  line: [0, 1],
  /** How much of the paper or the canvas is seen. */
  grain: [0, 0.2],
  /** How much of that is the weave of a canvas; the rest is paper. */
  weave: [0, 1],
  /** Side of a folded plane or of a leaf of gold. */
  cell: [0.02, 0.4],
  /** How much lighter one side of a plane is than its middle, or one leaf than the next. */
  depth: [0, 0.6],
} as const;

/** A number of a hand. */
export type HandNumber = keyof typeof HAND_LIMITS;

/** A painting's hand as its file has it. */
export interface Hand extends Readonly<Record<HandNumber, number>> {
  readonly mark: Mark;
}

/** A mix of hands: shares of the kinds of mark, which sum to 1, and the weighted numbers. */
export interface MixedHand extends Readonly<Record<HandNumber, number>> {
  readonly marks: Readonly<Record<Mark, number>>;
}

/** The hand of a network that brings none: an ordinary brush, not laid on thick. */
export const PLAIN_HAND: Hand = {
  mark: 'stroke',
  width: 0.012,
  length: 0.07,
  curl: 0.2,
  lean: 0,
  body: 0.5,
  bristle: 0.35,
  relief: 0.4,
  smear: 0.02,
  sharpness: 0.6,
  ragged: 0.3,
  variety: 0.03,
  divide: 0,
  square: 0,
  line: 0,
  grain: 0,
  weave: 0,
  cell: 0.12,
  depth: 0,
};

/** Mixes hands as the network mixes its rows. @param weights Of each; they sum to 1. */
export function mixHands(hands: readonly Hand[], weights: readonly number[]): MixedHand {
  const sum = (read: (hand: Hand) => number): number =>
    hands.reduce((total, hand, index) => total + (weights[index] ?? 0) * read(hand), 0);
  const marks = Object.fromEntries(MARKS.map((mark) => [mark, sum((hand) => Number(hand.mark === mark))]));
  const numbers = Object.fromEntries(HAND_NUMBERS.map((name) => [name, sum((hand) => hand[name])]));
  return {...numbers, marks} as MixedHand;
}

/** The names of a hand's numbers, in the order of the table. */
export const HAND_NUMBERS = Object.keys(HAND_LIMITS) as readonly HandNumber[];
