/**
 * Addresses that were copied from earlier versions mean the same. What is expected was written down
 * from the version that had a hand-written row for each parameter.
 */
import {describe, expect, test} from 'vitest';

import {LINK_ROWS, parseLink} from '../../../src/catalogue/links.ts';
import type {LensId} from '../../../src/catalogue/lenses.ts';
import {linkOf} from '../../../src/page/state/link-view.ts';
import {after, openedAt} from '../../support/page/page-state.ts';

/** Every parameter of that version, each with a value that is not its first. */
const BEFORE_THE_LENS =
  '?source=scene&seed=7&style=starry-night&mix=udnie:0.25&strength=0.6&colours=mine&wipe=0.3' +
  '&mode=lens&dream=owls&dreamStrength=0.4&depth=0.8&over=painting&zoom=1';
const OF_THE_LENS =
  '&lens=activations&layer=conv4b-relu&unit=12&class=tabby&target=teapot&attack=iterative&epsilon=9&patch=48&stride=8' +
  '&spot=0.25:0.75&dimension=2500&shuffled=1&randomised=1&spatial=1&turn=0.5:-0.2';
const BEHIND_THE_LENS = '&backend=wasm&rung=240-lite&autotune=off&freeze=1&lang=de';
const EVERYTHING = BEFORE_THE_LENS + OF_THE_LENS + BEHIND_THE_LENS;

/** What the copied address of each lens says of it, when one after the other is chosen. */
const COPIED: readonly (readonly [LensId, string])[] = [
  ['activations', '&layer=conv4b&unit=12&spatial=1&turn=0.5:-0.2'],
  ['filters', ''],
  ['layers', '&class=tabby'],
  ['saliency', '&class=tabby&randomised=1'],
  ['occlusion', '&class=tabby&patch=48&stride=8'],
  ['adversarial', '&class=tabby&target=teapot&attack=iterative&epsilon=9'],
  ['linear', '&epsilon=9&dimension=2500'],
  ['fingerprint', '&shuffled=1'],
  ['labels', ''],
];

describe('an address with every parameter', () => {
  test('is understood', () => {
    const known = LINK_ROWS.map(({name}) => name);
    expect([...new URLSearchParams(EVERYTHING).keys()].filter((name) => !known.includes(name))).toEqual([]);
    expect(parseLink(EVERYTHING).problems).toEqual([]);
  });

  test('opens what it says', () => {
    const state = openedAt(EVERYTHING);
    expect(state).toMatchObject({mode: 'lens', source: 'scene', seed: 7, isFreezeAwaited: true, askedLanguage: 'de'});
    expect(state.paint).toEqual({
      ...{
        style: 'starry-night',
        mixStyle: 'udnie',
        mix: 0.25,
        strength: 0.6,
        keepColours: true,
        wipe: 0.3,
        brush: null,
      },
    });
    expect(state.dream).toEqual({
      ...{dream: 'owls', strength: 0.4, depth: 0.8, isHeld: false, isOverPainting: true, isZooming: true},
    });
    expect(state.lens).toEqual({
      lens: 'activations',
      options: {layer: 'conv4b-relu', unit: 12, isSpatial: true, turn: {yaw: 0.5, pitch: -0.2}},
    });
    expect(parseLink(EVERYTHING).view).toMatchObject({
      ...{backend: 'wasm', rung: {shortSide: 240, network: 'lite'}, autotune: 'off'},
    });
  });

  test('opens a square of the visitor’s own', () => {
    const {lens} = openedAt(EVERYTHING.replace('lens=activations', 'lens=occlusion'));
    expect(lens.options).toEqual({label: 'tabby', patch: 48, stride: 8, spot: {x: 0.25, y: 0.75}});
  });

  test.each(COPIED)('says for %s what it needs, in the old order', (lens, said) => {
    let state = openedAt(EVERYTHING);
    while (state.lens.lens !== lens) state = after(state, {kind: 'lens-stepped', by: 1});
    const before = BEFORE_THE_LENS.replace('&wipe=0.3', '').replace('&mode=lens', '');
    expect(linkOf(state)).toBe(`${before}&lens=${lens}${said}${BEHIND_THE_LENS}`);
  });
});
