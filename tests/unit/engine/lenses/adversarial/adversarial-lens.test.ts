import {expect, test} from 'vitest';

import {createAdversarialLens} from '../../../../../src/engine/lenses/adversarial/adversarial-lens.ts';
import {
  aimOfOneStep,
  hasLed,
  iterate,
  keepNear,
  MOST_STEPS,
  signsTowards,
  stepBySigns,
  toEightBits,
} from '../../../../../src/engine/lenses/adversarial/attack.ts';
import {likeliestLabel, probabilitiesOf} from '../../../../../src/engine/lenses/shared/words.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import type {RgbPicture} from '../../../../../src/engine/picture/picture.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {lookThrough, startLooking} from '../../../../support/engine/look-through.ts';
import {randomPerception} from '../../../../support/network/random-perception.ts';

const network = new CountedPerception();
const picture = toEightBits(network.random.picture);

async function likeliest(of: RgbPicture): Promise<number> {
  return likeliestLabel(await probabilitiesOf(network, of));
}

test('a step is of 8 bits, within 0..1 and exactly as large as asked', () => {
  const values = Float32Array.of(0, 1, 100 / 255, 100.4 / 255, 0.5, 0.5);
  const original = toEightBits({width: 2, height: 1, values});
  const {values: moved} = stepBySigns(original, Float32Array.of(-1, 1, 1, 1, -1, 0), 3.9);
  expect([...moved].map((value) => Math.round(255 * value))).toEqual([0, 255, 103, 103, 125, 128]);
  for (const value of moved) expect(Math.abs(255 * value - Math.round(255 * value))).toBeLessThan(1e-4);
});

test('what has gone too far is brought back to within epsilon', () => {
  const original = toEightBits({width: 1, height: 1, values: Float32Array.of(0.5, 0.5, 0.01)});
  const {values} = keepNear({...original, values: Float32Array.of(0.9, 0.1, 0)}, original, 4);
  expect([...values].map((value) => Math.round(255 * value))).toEqual([132, 124, 0]);
});

test('a small step away makes a word less likely, one towards a word more', async () => {
  const shares = await probabilitiesOf(network, picture);
  const label = likeliestLabel(shares);
  const other = (label + 1) % shares.length;
  const away = stepBySigns(picture, await signsTowards(network, picture, {kind: 'away-from', label}), 2);
  const to = stepBySigns(picture, await signsTowards(network, picture, {kind: 'to', label: other}), 2);
  expect((await probabilitiesOf(network, away))[label]).toBeLessThan(shares[label]!);
  expect((await probabilitiesOf(network, to))[other]).toBeGreaterThan(shares[other]!);
});

test('one step away from a word leads to the likeliest other, whether the word is the first or not', () => {
  const before = [0.1, 0.6, 0.3];
  expect(aimOfOneStep({kind: 'away-from', label: 1}, before)).toEqual({kind: 'to', label: 2});
  expect(aimOfOneStep({kind: 'away-from', label: 0}, before)).toEqual({kind: 'to', label: 1});
  expect(aimOfOneStep({kind: 'to', label: 0}, before)).toEqual({kind: 'to', label: 0});
});

test('an iterative attack never leaves its bounds', async () => {
  const aim = {kind: 'to', label: 0} as const;
  let reached = picture;
  for (let step = 0; step < 6; step++) reached = await iterate(network, {original: picture, reached, aim, epsilon: 3});
  const largest = reached.values.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - picture.values[index]!)),
    0,
  );
  expect(Math.round(255 * largest)).toBe(3);
});

test('shows the picture, what was added about grey, and the sum, and says what the network makes of both', async () => {
  const views = await lookThrough(createAdversarialLens(), {network, picture, look: {epsilon: 4}});
  const {plates, findings} = views.at(-1)!;
  expect(plates.map(({id}) => id)).toEqual(['original', 'change', 'sum']);
  const [original, change, sum] = plates.map((plate) => plate.picture.data);
  for (let at = 0; at < original!.length; at++) {
    if (at % 4 === 3) continue;
    const added = sum![at]! - original![at]!;
    expect(Math.abs(added)).toBeLessThanOrEqual(4);
    expect(Math.abs(change![at]! - (127.5 + 20 * added))).toBeLessThan(1);
  }
  expect(sayAll(plates[1]!.caption!)).toContain('×20');
  const label = await likeliest(picture);
  expect(findings.label).toBe(`label ${label}`);
  const told = (name: string): string => sayAll(findings.facts.find((fact) => sayAll(fact.name) === name)!.value);
  expect(told('Before')).toContain(`label ${label}`);
  expect(told('After')).toContain(findings.words[0]!.word);
  expect(told('Largest change of any value')).toBe('4/255');
});

test('without strength nothing changes, and the strength that would have sufficed is told all the same', async () => {
  const views = await lookThrough(createAdversarialLens(), {network, picture, look: {epsilon: 0}});
  const {plates, findings} = views.at(-1)!;
  expect(plates[2]!.picture).toEqual(plates[0]!.picture);
  const [first] = findings.facts;
  expect([sayAll(first!.name), sayAll(first!.value)]).toEqual(['Is it fooled?', 'No, not by so little']);
  expect(sayAll(findings.facts.at(-1)!.name)).toBe('Smallest step that changes the word');
});

test('an iterative attack goes on step by step until it is there, at most thirty, and the next frame goes on from it', async () => {
  // One whose words can be reached: most networks that have learned nothing stay with theirs.
  const counted = new CountedPerception(randomPerception(3));
  const lens = createAdversarialLens();
  const look = {attack: 'iterative', epsilon: 16, target: 'label 3'} as const;
  const shown = {network: counted, picture: counted.random.picture, look};
  const views = await lookThrough(lens, shown);
  expect(views.length).toBeGreaterThan(2);
  expect(views.length).toBeLessThanOrEqual(MOST_STEPS + 1);
  // Before anything, then at each view one look, and one gradient to get there from the view
  // before.
  expect(counted.calls).toBe(2 * views.length);
  const last = views.at(-1)!.findings;
  expect(last.share).toBe(1);
  expect(last.words[0]!.word).toBe('label 3');
  expect(sayAll(views[0]!.findings.facts[0]!.value)).toBe('Not yet');
  expect(sayAll(last.facts[0]!.value)).toBe('Yes: now it sees “label 3”');
  expect(await lookThrough(lens, shown)).toHaveLength(1);
});

test('stops at its next step once nobody reads on', async () => {
  const counted = new CountedPerception();
  const look = {attack: 'iterative', epsilon: 1} as const;
  const views = startLooking(createAdversarialLens(), {network: counted, picture, look});
  await views.next();
  await views.next();
  const before = counted.calls;
  await views.return(undefined);
  await views.next();
  expect(counted.calls).toBe(before);
  expect(before).toBe(4);
});

test('an attack has led somewhere when its target is first, or what it fled no longer is', () => {
  expect(hasLed({kind: 'to', label: 1}, [0.2, 0.8])).toBe(true);
  expect(hasLed({kind: 'to', label: 0}, [0.2, 0.8])).toBe(false);
  expect(hasLed({kind: 'away-from', label: 0}, [0.2, 0.8])).toBe(true);
  expect(hasLed({kind: 'away-from', label: 1}, [0.2, 0.8])).toBe(false);
});

test.each([{label: 'toaster'}, {target: 'toaster'}])('refuses a word that the network has not: %o', async (look) => {
  const counted = new CountedPerception();
  await expect(lookThrough(createAdversarialLens(), {network: counted, picture, look})).rejects.toMatchObject({
    code: 'layer-unknown',
  });
  expect(counted.calls).toBe(0);
});
