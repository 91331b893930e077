/** The hands of styles: what a network's file may say of them. */
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

import {parseStyleNetwork} from '../../../../src/engine/network/files/parse-network.ts';
import {HAND_LIMITS, HAND_NUMBERS, PLAIN_HAND} from '../../../../src/engine/network/hand.ts';

const SHIPPED = readFileSync(new URL('../../../../models/style/model.json', import.meta.url), 'utf8');

/** The shipped file with another hand in its first row. */
function withHand(hand: unknown): string {
  const file = JSON.parse(SHIPPED) as {styles: Record<string, unknown>[]};
  file.styles[0]!['hand'] = hand;
  return JSON.stringify(file);
}

const firstHand = (text: string): unknown => parseStyleNetwork(text).styles[0]?.hand;

test('every shipped style has a hand of its own', () => {
  const hands = parseStyleNetwork(SHIPPED).styles.map(({hand}) => JSON.stringify(hand ?? PLAIN_HAND));
  expect(hands).not.toContain(JSON.stringify(PLAIN_HAND));
  expect(new Set(hands).size).toBe(hands.length);
});

test('what a hand leaves out is as in the plain hand', () => {
  expect(firstHand(withHand({mark: 'dot', width: 0.02}))).toEqual({...PLAIN_HAND, mark: 'dot', width: 0.02});
  expect(firstHand(withHand({}))).toEqual(PLAIN_HAND);
});

test('a row without a hand is read', () => {
  const text = SHIPPED.replaceAll('"hand"', '"before there were hands"');
  expect(firstHand(text)).toBeUndefined();
});

test.each([
  [
    'a kind of mark that nobody knows',
    {mark: 'spray'},
    'hand.mark is not stroke or dot or flat or fold or leaf but spray',
  ],
  ['a width that is a text', {width: '0.01'}, 'hand.width is not a number from 0.002 to 0.08'],
  ['a stroke as wide as the picture', {width: 1}, 'hand.width'],
  ['a relief beyond the light', {relief: 2}, 'hand.relief is not a number from 0 to 1'],
])('%s is refused, and named', (_what, hand, complaint) => {
  expect(() => parseStyleNetwork(withHand(hand))).toThrow(complaint);
});

test('the plain hand keeps to the limits', () => {
  for (const name of HAND_NUMBERS) {
    const [low, high] = HAND_LIMITS[name];
    expect(PLAIN_HAND[name]).toBeGreaterThanOrEqual(low);
    expect(PLAIN_HAND[name]).toBeLessThanOrEqual(high);
  }
});
