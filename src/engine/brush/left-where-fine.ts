/** How the hand holds back where structure is fine, as at an eye or a mouth. */

/** What is left there of a stroke's length, of its smear, and of how much its body is seen. */
export const LEFT_WHERE_FINE = {length: 0.3, smear: 0.12, body: 0.25} as const;

/** How much is left at a place. @param fine In 0..1. */
export function leftOf(whereFine: number, fine: number): number {
  return 1 + (whereFine - 1) * fine;
}

/** From here on strokes, dots and folds are half as wide, too: `fine` of the directions. */
export const NARROW_FROM = 0.5;
