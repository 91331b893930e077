import {describe, expect, test} from 'vitest';

import {tapTile} from '../../../../../src/page/modes/paint/state/paint-slice.ts';
import {surprise} from '../../../../../src/page/modes/paint/state/surprise.ts';
import {PLAIN_PAINT, type PaintOptions} from '../../../../../src/protocol/paint.ts';
import {FAKE_STYLES} from '../../../../support/page/fake-engine.ts';
import {after, openedAt, paintedAt} from '../../../../support/page/page-state.ts';

const [wave, night, scream] = FAKE_STYLES.map(({id}) => id) as [string, string, string];

describe('choosing a style', () => {
  test('a fresh visit begins with the first style', () => {
    expect(paintedAt().paint).toEqual({...PLAIN_PAINT, style: wave});
  });

  test('steps go round the end in both directions', () => {
    expect(after(paintedAt(), {kind: 'style-stepped', by: -1}).paint.style).toBe(scream);
    expect(after(paintedAt(`?style=${scream}`), {kind: 'style-stepped', by: 1}).paint.style).toBe(wave);
  });

  test('a number beyond the last style changes nothing', () => {
    expect(after(paintedAt(), {kind: 'style-numbered', index: 1}).paint.style).toBe(night);
    expect(after(paintedAt(), {kind: 'style-numbered', index: 8}).paint).toEqual(paintedAt().paint);
  });

  test('the plain mirror goes back to the style before it', () => {
    const plain = after(paintedAt(), {kind: 'style-picked', style: night}, {kind: 'plain-toggled'});
    expect(plain.paint.style).toBeNull();
    expect(after(plain, {kind: 'plain-toggled'}).paint.style).toBe(night);
  });

  test('before the styles are known, nothing that needs one changes the look', () => {
    const opened = openedAt();
    for (const action of [
      {kind: 'style-stepped', by: 1},
      {kind: 'style-numbered', index: 0},
      {kind: 'plain-toggled'},
      {kind: 'mix-stepped', by: 1},
      {kind: 'surprised', random: () => 0.5},
    ] as const) {
      expect(after(opened, action).paint).toEqual(opened.paint);
    }
  });

  test('tapping the chosen tile asks for the plain mirror, tapping a mix asks for its first style', () => {
    const look: PaintOptions = {...PLAIN_PAINT, style: wave};
    expect(tapTile(look, wave)).toEqual({kind: 'plain-toggled'});
    expect(tapTile(look, night)).toEqual({kind: 'style-picked', style: night});
    expect(tapTile({...look, mixStyle: night, mix: 0.4}, wave)).toEqual({kind: 'style-picked', style: wave});
  });
});

describe('mixing', () => {
  const mixed = after(paintedAt(), {kind: 'mix-moved', style: wave, mixStyle: night, share: 0.4});

  test('a drag sets both styles and the share', () => {
    expect(mixed.paint).toMatchObject({style: wave, mixStyle: night, mix: 0.4});
  });

  test('a drag back to its start is no mix', () => {
    expect(after(mixed, {kind: 'mix-moved', style: wave, mixStyle: night, share: 0}).paint).toMatchObject({
      style: wave,
      mixStyle: null,
      mix: 0,
    });
  });

  test('a tap on a tile undoes the mix', () => {
    expect(after(mixed, tapTile(mixed.paint, wave)).paint).toMatchObject({style: wave, mixStyle: null, mix: 0});
  });

  test('the keys mix in the next style by tenths, up to all of it, and take it out again', () => {
    let state = paintedAt();
    for (let press = 1; press <= 12; press++) {
      state = after(state, {kind: 'mix-stepped', by: 1});
      expect(state.paint).toMatchObject({style: wave, mixStyle: night});
      expect(state.paint.mix).toBeCloseTo(Math.min(1, press / 10), 10);
    }
    for (let press = 0; press < 10; press++) state = after(state, {kind: 'mix-stepped', by: -1});
    expect(state.paint).toMatchObject({style: wave, mixStyle: null, mix: 0});
  });

  test('less of no mix is no mix', () => {
    expect(after(paintedAt(), {kind: 'mix-stepped', by: -1}).paint).toEqual(paintedAt().paint);
  });
});

describe('the rest of the look', () => {
  test('strength stays between nothing and all, and ten presses reach the end exactly', () => {
    let state = paintedAt();
    for (let press = 0; press < 10; press++) state = after(state, {kind: 'strength-stepped', by: -1});
    expect(state.paint.strength).toBe(0);
    expect(after(state, {kind: 'strength-stepped', by: -1}).paint.strength).toBe(0);
    expect(after(state, {kind: 'strength-set', strength: 7}).paint.strength).toBe(1);
  });

  test('the divider appears in the middle, follows, and goes', () => {
    const divided = after(paintedAt(), {kind: 'wipe-toggled'});
    expect(divided.paint.wipe).toBe(0.5);
    expect(after(divided, {kind: 'wipe-moved', share: 1.2}).paint.wipe).toBe(1);
    expect(after(divided, {kind: 'wipe-toggled'}).paint.wipe).toBeNull();
  });

  test('a finger that is still moving after the divider has gone does not bring it back', () => {
    expect(after(paintedAt(), {kind: 'wipe-moved', share: 0.2}).paint.wipe).toBeNull();
  });
});

describe('a surprise', () => {
  test('is always another style, and a mix only of two different ones that can both be seen', () => {
    let seed = 1;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    let look: PaintOptions = {...PLAIN_PAINT, style: wave};
    let mixes = 0;
    for (let turn = 0; turn < 200; turn++) {
      const next = {...look, ...surprise(look, FAKE_STYLES, random)};
      expect(next.style).not.toBe(look.style);
      if (next.mixStyle !== null) {
        mixes++;
        expect(next.mixStyle).not.toBe(next.style);
        expect(next.mix).toBeGreaterThanOrEqual(0.3);
        expect(next.mix).toBeLessThanOrEqual(0.7);
      } else {
        expect(next.mix).toBe(0);
      }
      look = next;
    }
    expect(mixes).toBeGreaterThan(60);
    expect(mixes).toBeLessThan(180);
  });

  test('has nothing to choose from where there is one style', () => {
    const look: PaintOptions = {...PLAIN_PAINT, style: wave};
    expect(surprise(look, FAKE_STYLES.slice(0, 1), () => 0)).toEqual({style: wave, mixStyle: null, mix: 0});
  });
});
