import {describe, expect, test} from 'vitest';

import {failureSentence} from '../../../../../src/page/state/failure-sentence.ts';
import {bindEngine} from '../../../../../src/page/bindings/bind-engine.ts';
import {DREAM_MODE} from '../../../../../src/page/modes/dream/state/dream-mode.ts';
import {DreamRunner} from '../../../../../src/page/modes/dream/state/dream-runner.ts';
import type {AppState} from '../../../../../src/page/state/app-state.ts';
import {actionForCommand} from '../../../../../src/page/state/command-action.ts';
import {linkOf} from '../../../../../src/page/state/link-view.ts';
import {chosenMode, modeOf, offeredModes} from '../../../../../src/page/modes/modes.ts';
import {reduce} from '../../../../../src/page/state/reduce.ts';
import {stillnessSentence} from '../../../../../src/page/modes/dream/state/stillness-sentence.ts';
import {Store} from '../../../../../src/page/state/store.ts';
import type {Command} from '../../../../../src/catalogue/commands.ts';
import {FIRST_DREAM} from '../../../../../src/catalogue/first-dream.ts';
import {DREAMS, GUIDED_DREAM, type DreamId} from '../../../../../src/catalogue/dreams.ts';
import {EngineError, failure} from '../../../../../src/protocol/errors.ts';
import {FakeEngine} from '../../../../support/page/fake-engine.ts';
import {after, openedAt, paintedAt} from '../../../../support/page/page-state.ts';
import {dreamWords} from '../../../../../src/page/modes/dream/state/dream-words.ts';

const READY = {kind: 'engine', event: {kind: 'perception-found'}} as const;

function dreamingAt(search = ''): AppState {
  return after(paintedAt(search), READY, {kind: 'mode-picked', mode: 'dream'});
}

function isDreamMode(state: AppState): boolean {
  return modeOf(state) === 'dream';
}

function press(state: AppState, command: Command, key = ''): AppState {
  const action = actionForCommand(command, key, state, {random: () => 0.5, now: 0});
  return action ? after(state, action) : state;
}

describe('the mode', () => {
  test('offers the dream and the look inside only where the engine can, and marks what the mirror does', () => {
    expect([offeredModes(paintedAt()), chosenMode(paintedAt())]).toEqual([['paint'], 'paint']);
    expect([offeredModes(dreamingAt()), chosenMode(dreamingAt())]).toEqual([['paint', 'dream', 'lens'], 'dream']);
    const plain = after(dreamingAt(), {kind: 'mode-picked', mode: 'paint'}, {kind: 'plain-toggled'});
    expect(chosenMode(plain)).toBeNull();
  });

  test('asked for by a link, begins once the engine can, and again after the engine has started anew', () => {
    const linked = paintedAt('?mode=dream');
    expect(isDreamMode(linked)).toBe(false);
    expect(isDreamMode(after(linked, READY))).toBe(true);
    expect(
      isDreamMode(
        after(linked, READY, {kind: 'engine', event: {kind: 'fatal', failure: failure('gpu-lost', ''), blame: null}}),
      ),
    ).toBe(false);
    expect(
      isDreamMode(
        after(
          linked,
          READY,
          {kind: 'engine', event: {kind: 'fatal', failure: failure('gpu-lost', ''), blame: null}},
          READY,
        ),
      ),
    ).toBe(true);
  });

  test('changes by its key, and not where nothing can dream', () => {
    expect(isDreamMode(press(press(dreamingAt(), 'dream'), 'dream'))).toBe(true);
    expect(press(paintedAt(), 'dream')).toEqual(paintedAt());
  });
});

describe('choosing a dream', () => {
  test('by name, by number and by steps round the end', () => {
    expect(after(dreamingAt(), {kind: 'dream-picked', dream: 'visions'}).dream.dream).toBe('visions');
    expect(press(dreamingAt(), 'pick-style', '1').dream.dream).toBe(DREAMS[0].id);
    const [first, last] = [DREAMS[0].id, DREAMS.at(-2)!.id];
    expect(press(press(dreamingAt(), 'pick-style', '1'), 'previous-style').dream.dream).toBe(last);
    expect(press(dreamingAt(`?dream=${last}`), 'next-style').dream.dream).toBe(first);
  });

  test('nobody knows changes nothing', () => {
    expect(after(dreamingAt(), {kind: 'dream-picked', dream: 'unicorns' as DreamId}).dream).toEqual(FIRST_DREAM);
    expect(press(dreamingAt(), 'pick-style', '0').dream).toEqual(FIRST_DREAM);
  });

  test('of what was held up is possible once something was', () => {
    expect(after(dreamingAt(), {kind: 'dream-picked', dream: GUIDED_DREAM}).dream.dream).toBe(FIRST_DREAM.dream);
    const guided = after(dreamingAt(), {kind: 'dream-guided'});
    expect(guided.dream.dream).toBe(GUIDED_DREAM);
    const back = after(guided, {kind: 'dream-picked', dream: 'lines'}, {kind: 'dream-picked', dream: GUIDED_DREAM});
    expect(back.dream.dream).toBe(GUIDED_DREAM);
  });

  test('lets a dream that was held go on', () => {
    const held = press(dreamingAt(), 'dream-hold');
    expect(held.dream.isHeld).toBe(true);
    expect(after(held, {kind: 'dream-picked', dream: 'lines'}).dream.isHeld).toBe(false);
  });

  test('by surprise is another one, whichever chance says', () => {
    for (const chance of [0, 0.5, 0.99]) {
      const surprised = after(dreamingAt(), {kind: 'dream-surprised', random: () => chance});
      expect(surprised.dream.dream).not.toBe(FIRST_DREAM.dream);
      expect(surprised.dream.dream).not.toBe(GUIDED_DREAM);
    }
    expect(press(dreamingAt(), 'surprise').paint).toEqual(dreamingAt().paint);
  });

  test('does not touch the painting, nor do the painting’s keys while the mirror dreams', () => {
    const state = press(press(press(dreamingAt(), 'next-style'), 'strength-down'), 'pick-style', '3');
    expect(state.paint).toEqual(dreamingAt().paint);
    expect(state.dream.strength).toBeCloseTo(0.9);
  });
});

test('strength and depth stay between nothing and all', () => {
  const state = after(
    dreamingAt(),
    {kind: 'dream-strength-set', strength: 3},
    {kind: 'dream-depth-set', depth: Number.NaN},
  );
  expect(state.dream).toMatchObject({strength: 1, depth: 0});
});

test('it lies over the camera’s picture, or over the painting, by key and by link', () => {
  expect(dreamingAt().dream.isOverPainting).toBe(false);
  const over = press(dreamingAt(), 'dream-over');
  expect(over.dream.isOverPainting).toBe(true);
  expect(linkOf(over)).toBe('?mode=dream&over=painting');
  expect(openedAt(linkOf(over)).dream.isOverPainting).toBe(true);
});

test('it drifts towards the viewer when it is asked to, by hand and by link', () => {
  expect(dreamingAt().dream.isZooming).toBe(false);
  const drifting = after(dreamingAt(), {kind: 'dream-zoom-toggled'});
  expect(drifting.dream.isZooming).toBe(true);
  expect(linkOf(drifting)).toBe('?mode=dream&zoom=1');
  expect(openedAt(linkOf(drifting)).dream.isZooming).toBe(true);
});

test('when it cannot be, the mirror paints, says so, and another wish is another attempt', () => {
  const waiting = after(dreamingAt(), {kind: 'engine', event: {kind: 'dream-progress', share: 0.4}});
  expect(waiting.engine.dreamProgress).toBe(0.4);
  const failed = after(waiting, {kind: 'failure-noted', failure: failure('dream-unavailable', ''), isShown: true});
  expect(isDreamMode(failed)).toBe(false);
  expect(failed.notice?.code).toBe('dream-unavailable');
  expect(failed.engine.dreamProgress).toBeNull();
  expect(isDreamMode(press(failed, 'dream'))).toBe(true);
});

test('a link reproduces the dream, and says nothing of one that was held up', () => {
  const search = '?mode=dream&dream=weave&dreamStrength=0.4&depth=0.25';
  expect(linkOf(after(openedAt(search), READY))).toContain('mode=dream&dream=weave&dreamStrength=0.4&depth=0.25');
  expect(linkOf(dreamingAt())).toBe('?mode=dream');
  expect(linkOf(after(dreamingAt(), {kind: 'dream-guided'}))).toBe('?mode=dream');
  expect(linkOf(paintedAt())).toBe('');
});

describe('the words', () => {
  test('say what holding still does, and what it has done', () => {
    const sentences = [stillnessSentence(0, false), stillnessSentence(0.5, false), stillnessSentence(1, false)];
    expect(sentences[0]).toContain('Hold still');
    expect(new Set([...sentences, stillnessSentence(1, true)]).size).toBe(4);
  });

  test('of every dream are short, end with a full stop, and belong to one dream alone', () => {
    const all = DREAMS.map(({id}) => ({id, ...dreamWords(id)}));
    for (const {id, title, line} of all) {
      expect(title.length).toBeLessThan(12);
      expect(line).toMatch(/^[A-Z].{10,70}\.$/);
      expect(DREAM_MODE.labelOf({...dreamingAt(), dream: {...FIRST_DREAM, dream: id}})).toMatchObject({title, line});
    }
    for (const part of ['id', 'title', 'line'] as const) {
      expect(new Set(all.map((choice) => choice[part])).size).toBe(DREAMS.length);
    }
  });
});

describe('the engine', () => {
  function bound() {
    const store = new Store(paintedAt(), reduce);
    const engine = new FakeEngine();
    bindEngine(store, engine);
    return {store, engine, dreams: new DreamRunner(store, engine)};
  }

  test('is told what to dream of while the mirror dreams, and to wake when it paints', () => {
    const {store, engine} = bound();
    store.dispatch({kind: 'mode-picked', mode: 'dream'});
    // The engine keeps it for the moment in which it can dream.
    expect(engine.dream).toEqual(FIRST_DREAM);
    engine.say({kind: 'perception-found'});
    store.dispatch({kind: 'dream-depth-set', depth: 0.2});
    expect(engine.dream?.depth).toBe(0.2);
    engine.say({kind: 'dream-mood', mood: {stillness: 0.6, hasGuide: false}});
    expect(store.state.mood.stillness).toBe(0.6);
    expect(engine.log.filter((entry) => entry.startsWith('show dream'))).toHaveLength(2);
    store.dispatch({kind: 'mode-picked', mode: 'paint'});
    expect(engine.dream).toBeNull();
  });

  test('is told again by itself after it has started anew', () => {
    const {store, engine} = bound();
    engine.say({kind: 'perception-found'});
    store.dispatch({kind: 'mode-picked', mode: 'dream'});
    const before = engine.log.length;
    engine.say({kind: 'fatal', failure: failure('gpu-lost', ''), blame: null});
    expect(isDreamMode(store.state)).toBe(false);
    engine.say({kind: 'perception-found'});
    expect(isDreamMode(store.state)).toBe(true);
    // The host told it all that is wanted: nobody need tell it twice.
    expect(engine.log).toHaveLength(before);
    expect(engine.dream).toEqual(FIRST_DREAM);
  });

  test('looks at what is held up once, however often it is tapped, and the dream follows', async () => {
    const {store, engine, dreams} = bound();
    engine.learnGuide = () => Promise.resolve({stillness: 1, hasGuide: true});
    await dreams.holdUp();
    dreams.restart();
    expect(engine.log).not.toContain('learn-guide');
    engine.say({kind: 'perception-found'});
    store.dispatch({kind: 'mode-picked', mode: 'dream'});
    await Promise.all([dreams.holdUp(), dreams.holdUp()]);
    expect(engine.log.filter((entry) => entry === 'learn-guide')).toHaveLength(1);
    expect(engine.dream?.dream).toBe(GUIDED_DREAM);
    dreams.restart();
    expect(engine.log.at(-1)).toBe('restart dream');
  });

  test('that sees too little held up says so, and the dream stays what it was', async () => {
    const {store, engine, dreams} = bound();
    engine.learnGuide = () => Promise.reject(new EngineError('guide-too-small', '1 x 1 pixels'));
    engine.say({kind: 'perception-found'});
    store.dispatch({kind: 'mode-picked', mode: 'dream'});
    await dreams.holdUp();
    expect(failureSentence(store.state.notice!)).toContain('Hold it closer');
    expect(store.state.dream).toEqual(FIRST_DREAM);
  });
});
