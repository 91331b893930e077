/** What the mirror says about holding still. */
import type {UnitInterval} from '../../../../protocol/units.ts';
import {say} from '../../../../words/say.ts';

/** From here on a visitor has clearly stopped moving. */
const STILL: UnitInterval = 0.35;

/** From here on the dream is about as deep as it gets. */
const VERY_STILL: UnitInterval = 0.85;

/** One sentence that says what to do, or what is happening. */
export function stillnessSentence(stillness: UnitInterval, isHeld: boolean): string {
  if (isHeld) return say('stillness.held');
  if (stillness < STILL) return say('stillness.moving');
  return stillness < VERY_STILL ? say('stillness.still') : say('stillness.veryStill');
}
