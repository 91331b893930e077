import {expect, test} from 'vitest';

import {sayAll} from '../../../../../src/words/say.ts';
import type {AttackAim} from '../../../../../src/engine/lenses/adversarial/attack.ts';
import {verdictOn} from '../../../../../src/engine/lenses/adversarial/verdict.ts';

const file = {labels: ['face', 'cup', 'toaster'].map((word) => ({word, marked: false}))};

const AWAY: AttackAim = {kind: 'away-from', label: 0};
const TO_TOASTER: AttackAim = {kind: 'to', label: 2};

test.each<[string, AttackAim, number[], number[], string]>([
  ['another word, and sure of it', AWAY, [0.9, 0.1, 0], [0.2, 0.8, 0], 'Yes: now it sees “cup”'],
  ['another word, unsure', AWAY, [0.9, 0.1, 0], [0.3, 0.4, 0.3], 'Yes: now it guesses “cup”, but is not sure'],
  ['the same word', AWAY, [0.9, 0.1, 0], [0.6, 0.4, 0], 'No, not by so little'],
  ['a word it did not see', AWAY, [0.1, 0.9, 0], [0, 1, 0], 'Nothing to fool: it did not see “face”'],
  ['the target', TO_TOASTER, [0.9, 0.1, 0], [0.2, 0.1, 0.7], 'Yes: now it sees “toaster”'],
  [
    'another word than the target',
    TO_TOASTER,
    [0.9, 0.1, 0],
    [0.2, 0.6, 0.2],
    'Half: now it sees “cup”, not “toaster”',
  ],
  ['the target all along', TO_TOASTER, [0, 0, 1], [0, 0, 1], 'It saw “toaster” from the start'],
])('names what became of the attack: %s', (_what, aim, before, shares, expected) => {
  const judged = {aim, before: Float32Array.from(before), shares: Float32Array.from(shares)};
  expect(sayAll(verdictOn({...judged, goesOn: false}, file))).toBe(expected);
});

test('says “not yet” only of an attack that has more steps to take', () => {
  const shares = Float32Array.of(0.9, 0.1, 0);
  expect(sayAll(verdictOn({aim: AWAY, before: shares, shares, goesOn: true}, file))).toBe('Not yet');
});
