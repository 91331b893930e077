/** The look inside, as the page's state knows it. */
import {describe, expect, test} from 'vitest';

import {failureSentence} from '../../../../../src/page/state/failure-sentence.ts';
import {bindEngine} from '../../../../../src/page/bindings/bind-engine.ts';
import type {AppState} from '../../../../../src/page/state/app-state.ts';
import {actionForCommand} from '../../../../../src/page/state/command-action.ts';
import {throttleSpeech, SILENCE} from '../../../../../src/page/state/speech-throttle.ts';
import {hintOf} from '../../../../../src/page/state/hint.ts';
import {ageOf, lensLabelOf, lensTitleOf, sureWordOf} from '../../../../../src/page/modes/lens/state/lens-words.ts';
import {linkOf} from '../../../../../src/page/state/link-view.ts';
import {chosenMode, modeOf} from '../../../../../src/page/modes/modes.ts';
import {reduce} from '../../../../../src/page/state/reduce.ts';
import {Store} from '../../../../../src/page/state/store.ts';
import type {Command} from '../../../../../src/catalogue/commands.ts';
import {failure} from '../../../../../src/protocol/errors.ts';
import {askedOf, FIRST_LENS, lensWith, turnOf} from '../../../../../src/catalogue/lens-options.ts';
import type {OptionValues} from '../../../../../src/catalogue/option.ts';
import {LENS_IDS, type LensChange} from '../../../../../src/catalogue/lenses.ts';
import {EMPTY_VIEW} from '../../../../../src/catalogue/link-parameters.ts';
import {parseLink} from '../../../../../src/catalogue/links.ts';
import {FakeEngine} from '../../../../support/page/fake-engine.ts';
import {fakeReport} from '../../../../support/page/fake-lens.ts';
import {after, openedAt, paintedAt} from '../../../../support/page/page-state.ts';
import {ENGLISH} from '../../../../../src/words/en.ts';

const READY = {kind: 'engine', event: {kind: 'perception-found'}} as const;

function lookingAt(search = '?mode=lens'): AppState {
  return after(paintedAt(search), READY);
}

function isLensMode(state: AppState): boolean {
  return modeOf(state) === 'lens';
}

function press(state: AppState, command: Command, key = '', now = 0): AppState {
  const action = actionForCommand(command, key, state, {random: () => 0.5, now});
  return action ? after(state, action) : state;
}

/** Changes options of the lens that is looked through. */
function change(state: AppState, options: OptionValues): AppState {
  return after(state, {kind: 'lens-options-changed', change: {lens: state.lens.lens, options} as LensChange});
}

describe('the mode', () => {
  test('begins once the engine can, and goes by its key', () => {
    expect(isLensMode(paintedAt('?mode=lens'))).toBe(false);
    expect([isLensMode(lookingAt()), chosenMode(lookingAt())]).toEqual([true, 'lens']);
    expect(isLensMode(press(lookingAt(), 'lens'))).toBe(false);
    expect(isLensMode(press(press(lookingAt(), 'lens'), 'lens'))).toBe(true);
    expect(press(paintedAt(), 'lens')).toEqual(paintedAt());
  });

  test('gives way to the dream, and to the painting when the network cannot be had', () => {
    expect(chosenMode(press(lookingAt(), 'dream'))).toBe('dream');
    const waiting = after(lookingAt(), {kind: 'engine', event: {kind: 'lens-progress', share: 0.4}});
    expect(hintOf(waiting, false)).toContain('40');
    const failed = after(waiting, {kind: 'failure-noted', failure: failure('lens-unavailable', ''), isShown: true});
    expect([isLensMode(failed), failed.engine.lensProgress]).toEqual([false, null]);
    expect(failureSentence(failed.notice!)).toContain('lens does not work');
  });
});

describe('choosing a lens', () => {
  test('by name and by steps round the end', () => {
    expect(after(lookingAt(), {kind: 'lens-picked', lens: 'linear'}).lens.lens).toBe('linear');
    expect(press(lookingAt(), 'previous-style').lens.lens).toBe(LENS_IDS.at(-1));
    expect(press(lookingAt(`?lens=${LENS_IDS.at(-1)}`), 'next-style').lens.lens).toBe('labels');
    expect(press(lookingAt(), 'surprise').lens.lens).not.toBe('labels');
  });

  test('by a digit for its chapter, and within two seconds a second one for its place there', () => {
    const chapter = press(lookingAt(), 'pick-style', '2', 1000);
    expect(chapter.lens.lens).toBe('saliency');
    expect(press(chapter, 'pick-style', '3', 3000).lens.lens).toBe('gradcam');
    expect(press(chapter, 'pick-style', '3', 3001).lens.lens).toBe('adversarial');
    // The second digit is used up: a third is one of a chapter again.
    const lens = press(chapter, 'pick-style', '2', 1500);
    expect([lens.lens.lens, press(lens, 'pick-style', '1', 1600).lens.lens]).toEqual(['occlusion', 'labels']);
    // Whoever goes elsewhere between two digits has not begun a pair.
    const stepped = press(chapter, 'next-style', '', 1200);
    expect(press(stepped, 'pick-style', '5', 1300).lens.lens).toBe('playground');
  });

  test('by a digit changes nothing where there is none', () => {
    expect(press(lookingAt(), 'pick-style', '9', 0)).toEqual(lookingAt());
    const chapter = press(lookingAt(), 'pick-style', '3', 0);
    expect(press(chapter, 'pick-style', '9', 100).lens.lens).toBe(chapter.lens.lens);
  });

  test('by chapter opens its first lens, and keeps the lens in the chapter that is open', () => {
    const occlusion = lookingAt('?lens=occlusion');
    expect(after(occlusion, {kind: 'chapter-picked', chapter: 'explains'})).toEqual(occlusion);
    expect(press(occlusion, 'pick-style', '2').lens.lens).toBe('occlusion');
    expect(after(occlusion, {kind: 'chapter-picked', chapter: 'learns'}).lens.lens).toBe('playground');
    expect(after(occlusion, {kind: 'chapter-stepped', by: 1}).lens.lens).toBe('adversarial');
    expect(after(occlusion, {kind: 'chapter-stepped', by: -1}).lens.lens).toBe('labels');
  });

  test('leaves the painting as it is, whichever of its keys is pressed', () => {
    let state = lookingAt();
    for (const command of ['next-style', 'plain', 'mix-more', 'keep-colours', 'wipe', 'strength-down'] as const) {
      state = press(state, command);
    }
    expect(state.paint).toEqual(lookingAt().paint);
  });

  test('keeps the word and the numbers, and drops what only the other lens knows', () => {
    const asked = change(lookingAt('?lens=saliency'), {
      label: 'cup',
      layer: 'conv4a-relu',
      unit: 3,
    });
    const stepped = after(
      asked,
      {kind: 'engine', event: {kind: 'lens-report', report: fakeReport(asked.lens)}},
      {kind: 'lens-stepped', by: 1},
    );
    expect(stepped.lens).toEqual(lensWith('occlusion', {label: 'cup'}));
    expect(stepped.lensReport).toBeNull();
    const placed = change(stepped, {spot: {x: 0, y: 0}, patch: 40});
    const back = after(placed, {kind: 'lens-stepped', by: -1});
    expect(back.lens).toEqual(lensWith('saliency', {label: 'cup'}));
    expect(after(back, {kind: 'lens-stepped', by: 1}).lens).toEqual(lensWith('occlusion', {label: 'cup', patch: 40}));
  });

  test('hears no more of the lens before it', () => {
    const late = fakeReport(lensWith('labels'));
    const state = after(lookingAt('?lens=saliency'), {kind: 'engine', event: {kind: 'lens-report', report: late}});
    expect(state.lensReport).toBeNull();
  });
});

describe('what a lens is asked', () => {
  test('stays within what there is', () => {
    const {lens: occlusion} = change(lookingAt('?lens=occlusion'), {patch: Number.NaN, stride: -3});
    expect(occlusion.options).toMatchObject({patch: 8, stride: 4});
    const {lens: linear} = change(lookingAt('?lens=linear'), {epsilon: 99, dimension: 1e9});
    expect(linear.options).toMatchObject({epsilon: 16, dimension: 50_000});
  });

  test('may be turned round and round, but never upside down', () => {
    const turned = {isSpatial: true, turn: {yaw: 2 * Math.PI + 0.5, pitch: 9}};
    const turn = turnOf(change(lookingAt('?lens=activations'), turned).lens)!;
    expect(turn.yaw).toBeCloseTo(0.5);
    expect(turn.pitch).toBeLessThan(Math.PI / 2);
  });

  test('forgets the unit with its layer, and goes back from it to all of them', () => {
    const one = change(lookingAt('?lens=activations'), {layer: 'conv3a-relu', unit: 17});
    expect(askedOf(change(one, {layer: 'conv4a-relu'}).lens).unit).toBeNull();
    expect(askedOf(change(one, {layer: 'conv3a-relu'}).lens).unit).toBe(17);
    expect(press(one, 'back').lens.options).toMatchObject({layer: 'conv3a-relu', unit: null});
  });

  test.each([
    ['adversarial', 'epsilon', 5, 3],
    ['occlusion', 'patch', 36, 28],
    ['linear', 'dimension', 1259, 794],
  ] as const)('through %s is more or less of its %s by the arrows', (lens, name, more, less) => {
    expect(press(lookingAt(`?lens=${lens}`), 'strength-up').lens.options).toMatchObject({[name]: more});
    expect(press(lookingAt(`?lens=${lens}`), 'strength-down').lens.options).toMatchObject({[name]: less});
  });

  test('and the network does not know is named, and taken back alone', () => {
    const asked = change(lookingAt('?lens=adversarial'), {label: 'cup', target: 'flurb'});
    const unknown = failure('layer-unknown', 'no such word', {kind: 'class-word', name: 'flurb'});
    const told = after(asked, {kind: 'failure-noted', failure: unknown, isShown: true});
    expect(failureSentence(told.notice!)).toBe('The network does not know “flurb”. The mirror goes on without it.');
    expect(told.lens.options).toMatchObject({label: 'cup', target: null});
    const vague = after(asked, {kind: 'failure-noted', failure: failure('layer-unknown', ''), isShown: true});
    expect(vague.lens).toMatchObject({lens: 'adversarial', options: {label: null, target: null}});
  });
});

describe('a link', () => {
  test('to a lens opens looking through it', () => {
    const {lens, mode, isFreezeAwaited} = openedAt('?lens=saliency&layer=conv4&class=cup&freeze=1');
    expect([mode, isFreezeAwaited]).toEqual(['lens', true]);
    expect(lens).toEqual(lensWith('saliency', {layer: 'conv4', label: 'cup'}));
  });

  test.each([
    '?lens=labels',
    '?lens=activations&layer=conv2a&unit=5&spatial=1&turn=0.1:0.2',
    '?lens=saliency&layer=conv4b&class=cup&randomised=1',
    '?lens=occlusion&class=cup&patch=24&stride=8&spot=0.25:0.5',
    '?lens=adversarial&target=teapot&attack=iterative&epsilon=7.5',
    '?lens=linear&epsilon=2&dimension=50000',
    '?lens=fingerprint&shuffled=1',
  ])('%s is what its own view links to', (search) => {
    expect(linkOf(lookingAt(search))).toBe(search);
  });

  test('says nothing that the lens does not ask, and nothing of a lens that is not looked through', () => {
    expect(linkOf(change(lookingAt('?lens=linear&shuffled=1'), {label: 'cup'}))).toBe('?lens=linear');
    expect(linkOf(press(lookingAt('?lens=linear'), 'lens'))).toBe('');
  });

  test.each([
    ['layer', 'conv 9'],
    ['layer', ''],
    ['unit', '1.5'],
    ['class', '???'],
    ['epsilon', '17'],
    ['spot', '0.5'],
    ['turn', '0:3'],
    ['lens', 'telescope'],
  ] as const)('with ?%s=%s leaves that out and says so', (name, text) => {
    const {view, problems} = parseLink(`?${name}=${text}`);
    expect(view).toEqual(EMPTY_VIEW);
    expect(problems).toHaveLength(1);
  });
});

describe('the words', () => {
  test('of a kept picture name lens, layer, unit and word, as found', () => {
    const {lens} = lookingAt('?lens=saliency');
    const report = fakeReport(lens);
    const findings = {...report.findings, layer: 'conv4b-relu', unit: 17, label: 'cup'};
    expect(lensTitleOf({lens, lensReport: {...report, findings}})).toBe('Saliency, conv4b, unit 17, cup');
    expect(lensTitleOf({lens: lensWith('saliency', {label: 'teapot'}), lensReport: null})).toBe('Saliency, teapot');
  });

  test('on the wall are the lens’s title and its sentence', () => {
    for (const id of LENS_IDS) {
      expect(lensLabelOf(lensWith(id))).toMatchObject({
        title: ENGLISH.lenses[id].title,
        line: ENGLISH.lenses[id].sentence,
      });
    }
  });

  test('tell how old a view is only when it comes slower than twice a second and moves', () => {
    const report = {...fakeReport(FIRST_LENS), capturedAt: 10_000};
    expect(ageOf({...report, intervalMs: 500}, 12_000, false)).toBe('');
    expect(ageOf({...report, intervalMs: 501}, 12_000, false)).toBe('2.0 s ago');
    expect(ageOf({...report, intervalMs: 9000}, 25_000, false)).toBe('15 s ago');
    expect(ageOf({...report, intervalMs: 9000}, 25_000, true)).toBe('');
  });

  test('are said only where the network is sure', () => {
    const {findings} = fakeReport(FIRST_LENS);
    expect(sureWordOf(findings)).toBe('cup');
    expect(sureWordOf({...findings, isSure: false})).toBeNull();
    expect(sureWordOf({...findings, words: []})).toBeNull();
  });

  test('are read out once each, and not one upon the other', () => {
    const first = throttleSpeech(SILENCE, 'cup', 1000);
    expect(first).toEqual({said: {word: 'cup', at: 1000}, waitMs: null});
    expect(throttleSpeech(first.said, null, 9000).said).toBe(first.said);
    expect(throttleSpeech(first.said, 'cup', 9000).said).toBe(first.said);
    const early = throttleSpeech(first.said, 'vase', 2000);
    expect(early).toEqual({said: first.said, waitMs: 3000});
    expect(throttleSpeech(early.said, 'vase', 5000).said).toEqual({word: 'vase', at: 5000});
  });
});

test('the engine is told what to look at, without a divider through it, and to put the lens away', () => {
  const store = new Store(paintedAt('?wipe=0.5'), reduce);
  const engine = new FakeEngine();
  bindEngine(store, engine);
  engine.say({kind: 'perception-found'});
  expect([engine.lens, engine.look.wipe]).toEqual([null, 0.5]);
  store.dispatch({kind: 'mode-picked', mode: 'lens'});
  expect([engine.lens, engine.look.wipe]).toEqual([FIRST_LENS, null]);
  store.dispatch({kind: 'lens-picked', lens: 'saliency'});
  store.dispatch({kind: 'lens-options-changed', change: {lens: 'saliency', options: {label: 'cup'}}});
  expect(engine.lens && askedOf(engine.lens).label).toBe('cup');
  engine.say({kind: 'lens-report', report: fakeReport(store.state.lens)});
  engine.say({kind: 'lens-progress', share: 0.5});
  const network = {words: ['cup', 'phone'], layers: ['conv1-relu'], side: 128};
  engine.say({kind: 'perception-open', network});
  expect(store.state.engine.network).toEqual(network);
  expect([store.state.lensReport?.lens, store.state.engine.lensProgress]).toEqual(['saliency', 0.5]);
  store.dispatch({kind: 'mode-picked', mode: 'paint'});
  expect([engine.lens, engine.look.wipe]).toEqual([null, 0.5]);
});
