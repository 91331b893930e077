/** The question of the linear lens: how many values the nudge needs to win. */
import {expect, test} from 'vitest';

import {createLinearLens} from '../../../../../src/engine/lenses/linear/linear-lens.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import {startLooking} from '../../../../support/engine/look-through.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';

const network = new CountedPerception();
const {picture} = network.random;

/** What the first view of a look tells of the question. */
async function answerTo(
  lens: ReturnType<typeof createLinearLens>,
  look: {readonly dimension: number; readonly epsilon: number},
): Promise<string | null> {
  const looking = startLooking(lens, {network, picture, look});
  const {value} = await looking.next();
  await looking.return();
  const answer = value?.findings.answer ?? null;
  return answer && sayAll(answer);
}

test('is answered once it has lost with few values and won with many', async () => {
  const lens = createLinearLens();
  expect(await answerTo(lens, {dimension: 10, epsilon: 4})).toBeNull();
  expect(await answerTo(lens, {dimension: 50_000, epsilon: 4})).toBe('With 10 values it loses, with 50,000 it wins.');
});

test('is another question with another epsilon', async () => {
  const lens = createLinearLens();
  await answerTo(lens, {dimension: 10, epsilon: 4});
  expect(await answerTo(lens, {dimension: 50_000, epsilon: 8})).toBeNull();
});
