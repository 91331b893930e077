/** The engine as the page sees it: what each new worker is told, and what the page hears. */
import {array, assert as hold, constantFrom, property} from 'fast-check';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';

import {EngineHost} from '../../../../src/page/engine/engine-host.ts';
import {FIRST_DREAM} from '../../../../src/catalogue/first-dream.ts';
import type {CompositorReason} from '../../../../src/protocol/backend.ts';
import {failure} from '../../../../src/protocol/errors.ts';
import {lensWith} from '../../../../src/catalogue/lens-options.ts';
import type {CanvasLayout, EngineEvent, EngineMessage, PageMessage} from '../../../../src/protocol/messages.ts';
import {own} from '../../../../src/protocol/own.ts';
import {PLAIN_PAINT} from '../../../../src/protocol/paint.ts';
import {PLAIN_SHOW, type Show} from '../../../../src/protocol/show.ts';

const LAYOUT: CanvasLayout = {
  ...{size: {width: 64, height: 48}, devicePixelRatio: 1},
  ...{tiles: [], tileOpacity: 0, tileRadius: 0, lensArea: null},
};

/** A worker that keeps what it was told. */
class FakeWorker {
  onmessage: ((event: MessageEvent<EngineMessage>) => void) | null = null;
  onerror: unknown = null;
  onmessageerror: unknown = null;
  readonly told: PageMessage[] = [];

  postMessage(message: PageMessage): void {
    this.told.push(message);
  }

  terminate(): void {
    // A real one goes silent; this one lets a test say something late.
  }

  say(data: EngineMessage): void {
    this.onmessage?.({data} as MessageEvent<EngineMessage>);
  }

  of<Kind extends PageMessage['kind']>(kind: Kind): Extract<PageMessage, {kind: Kind}>[] {
    return this.told.filter((message): message is Extract<PageMessage, {kind: Kind}> => message.kind === kind);
  }
}

const FATAL: EngineMessage = {kind: 'fatal', failure: failure('gpu-lost', 'destroyed'), blame: null};

describe('the engine host', () => {
  let workers: FakeWorker[];
  let host: EngineHost;
  let heard: EngineEvent[];

  let losses: number[];

  /** A page's host; after a reload the workers are those of the new one. */
  function openHost(): EngineHost {
    const own: FakeWorker[] = [];
    workers = own;
    const opened = new EngineHost({
      createWorker: () => {
        const worker = new FakeWorker();
        own.push(worker);
        return worker as unknown as Worker;
      },
      replaceCanvas: () => ({}) as OffscreenCanvas,
      options: {
        backend: null,
        canvas: 'auto',
        rung: null,
        autotune: null,
        reducedMotion: true,
        baseUrl: 'https://mirror.test/',
      },
      layout: LAYOUT,
      losses: {agesMs: () => losses.map((at) => Date.now() - at), note: () => losses.push(Date.now())},
    });
    opened.on((event) => heard.push(event));
    return opened;
  }

  beforeEach(() => {
    vi.useFakeTimers();
    [heard, losses] = [[], []];
    host = openHost();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function restart(): FakeWorker {
    workers.at(-1)?.say(FATAL);
    vi.runOnlyPendingTimers();
    return workers.at(-1)!;
  }

  const shows: readonly Show[] = [
    {mode: 'dream', paint: {...PLAIN_PAINT, style: 'great-wave'}, dream: {...FIRST_DREAM, depth: 0.2}},
    {mode: 'lens', paint: PLAIN_PAINT, lens: lensWith('saliency', {label: 'cup'})},
  ];

  test.each(shows)('tells a new engine the wanted show in $mode mode, exactly as it is and once', (show) => {
    host.setShow(PLAIN_SHOW);
    host.setShow(show);
    const next = restart();
    expect(workers).toHaveLength(2);
    expect(next.of('show')).toEqual([{kind: 'show', show}]);
    next.say({kind: 'perception-found'});
    expect(next.of('show')).toHaveLength(1);
  });

  test('starts the next engine at once when told that what it lacked is there, and once', () => {
    workers[0]!.say({kind: 'fatal', failure: failure('model-missing', 'gone'), blame: null});
    host.startSoon();
    expect(workers).toHaveLength(2);
    host.startSoon();
    vi.advanceTimersByTime(24 * 60 * 60_000);
    expect(workers.filter((worker) => worker.of('start').length === 1)).toHaveLength(workers.length);
  });

  test('a script that does not arrive is told apart from one that throws', () => {
    const [worker] = workers;
    (worker!.onerror as (event: Event) => void)(new Event('error', {cancelable: true}));
    expect(heard.at(-1)).toMatchObject({kind: 'fatal', failure: {code: 'part-missing'}});
  });

  test('tells a new engine everything else that is wanted', () => {
    const layout = {...LAYOUT, devicePixelRatio: 2};
    host.setLayout(layout);
    host.setSource({kind: 'scene', seed: 3, at: null});
    host.setFrozen(true);
    host.setVisible(false);
    const next = restart();
    expect(next.of('start')).toMatchObject([{layout}]);
    expect(next.of('source')).toEqual([{kind: 'source', source: {kind: 'scene', seed: 3, at: null}}]);
    expect(next.of('freeze')).toEqual([{kind: 'freeze', frozen: true}]);
    expect(next.of('visibility')).toEqual([{kind: 'visibility', visible: false}]);
  });

  test('hands the engine’s events on as they are, its end among them, and nothing of a terminated worker', () => {
    const [first] = workers;
    first?.say({kind: 'alive'});
    first?.say({kind: 'showing', painted: true});
    restart();
    first?.say({kind: 'showing', painted: false});
    expect(heard).toEqual([{kind: 'showing', painted: true}, FATAL]);
  });

  /** What the newest engine passes over. */
  const avoided = (): readonly string[] =>
    workers
      .at(-1)!
      .of('start')[0]!
      .options.avoid.map(({backend}) => backend);

  test('passes a backend over whose start went silent, and says which it was', () => {
    workers[0]?.say({kind: 'trying', backend: 'webgpu'});
    vi.advanceTimersByTime(30_000);
    expect(heard).toMatchObject([{kind: 'fatal', blame: 'webgpu', failure: {code: 'gpu-silent'}}]);
    vi.advanceTimersByTime(200);
    expect(workers).toHaveLength(2);
    expect(avoided()).toEqual(['webgpu']);
  });

  test('blames no backend for a canvas that has nothing to do with it, and starts an engine without the card', () => {
    workers[0]?.say({kind: 'trying', backend: 'wasm'});
    workers[0]?.say({kind: 'trying', backend: null});
    vi.advanceTimersByTime(31_000);
    expect(heard).toMatchObject([
      {kind: 'fatal', blame: null, failure: {code: 'gpu-silent'}},
      {kind: 'trouble', failure: {code: 'gpu-blocked'}},
    ]);
    expect(avoided()).toEqual([]);
    expect(workers.at(-1)!.of('start')[0]!.options.sparesCard).toBe(true);
  });

  test.each(['model-corrupt', 'part-missing', 'gpu-missing'] as const)('blames no backend for %s', (code) => {
    workers[0]?.say({kind: 'trying', backend: 'webgpu'});
    workers[0]?.say({kind: 'fatal', failure: failure(code, 'a test'), blame: null});
    vi.advanceTimersByTime(5 * 60_000);
    expect(avoided()).toEqual([]);
  });

  /** Whether the newest engine leaves the graphics card alone. */
  const sparesCard = (): boolean => workers.at(-1)!.of('start')[0]!.options.sparesCard;

  test('says that the card rests when it was lost twice, and starts an engine that leaves it alone', () => {
    restart();
    expect(sparesCard()).toBe(false);
    workers.at(-1)?.say(FATAL);
    expect(heard.at(-1)).toMatchObject({kind: 'trouble', failure: {code: 'gpu-blocked'}});
    vi.advanceTimersByTime(400);
    expect(workers).toHaveLength(3);
    expect(sparesCard()).toBe(true);
  });

  test('goes back to the card when it has rested and nobody is there, and never before', () => {
    restart();
    workers.at(-1)?.say(FATAL);
    vi.advanceTimersByTime(400);
    ready('wasm');
    for (let second = 0; second < 129; second++) {
      host.renew();
      vi.advanceTimersByTime(1000);
      workers.at(-1)?.say({kind: 'alive'});
    }
    expect(workers).toHaveLength(3);
    // What fails meanwhile does not wake it.
    workers.at(-1)?.say({kind: 'fatal', failure: failure('engine-crashed', 'a test'), blame: null});
    vi.advanceTimersByTime(400);
    expect(workers).toHaveLength(4);
    expect(sparesCard()).toBe(true);
    ready('wasm');
    vi.advanceTimersByTime(3000);
    host.renew();
    expect(workers).toHaveLength(5);
    expect(sparesCard()).toBe(false);
  });

  test('leaves a card that was lost twice alone after a reload, too, and goes back to it when it has rested', () => {
    restart();
    workers.at(-1)?.say(FATAL);
    vi.advanceTimersByTime(60_000);
    host = openHost();
    expect(sparesCard()).toBe(true);
    ready('wasm', 'card-rests');
    for (let second = 0; second < 69; second++) {
      host.renew();
      vi.advanceTimersByTime(1000);
      workers.at(-1)?.say({kind: 'alive'});
    }
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(2000);
    host.renew();
    expect(workers).toHaveLength(2);
    expect(sparesCard()).toBe(false);
  });

  test('goes back to a card that was refused after a loss before a reload', () => {
    restart();
    host = openHost();
    expect(sparesCard()).toBe(false);
    ready('wasm', 'no-webgl');
    for (let second = 0; second < 131; second++) {
      vi.advanceTimersByTime(1000);
      workers.at(-1)?.say({kind: 'alive'});
    }
    host.renew();
    expect(workers).toHaveLength(2);
  });

  test('goes back to a card that was refused after a loss, once the browser’s two minutes have passed', () => {
    restart();
    ready('wasm', 'no-webgl');
    host.renew();
    expect(workers).toHaveLength(2);
    for (let second = 0; second < 131; second++) {
      vi.advanceTimersByTime(1000);
      workers.at(-1)?.say({kind: 'alive'});
    }
    host.renew();
    expect(workers).toHaveLength(3);
    ready('wasm', 'hardware');
    host.renew();
    expect(workers).toHaveLength(3);
  });

  test('goes back to the better backend when nobody is there, once half an hour has passed', () => {
    workers[0]?.say({kind: 'trying', backend: 'webgpu'});
    vi.advanceTimersByTime(31_000);
    ready('wasm');
    host.renew();
    expect(workers).toHaveLength(2);
    for (let second = 0; second < 31 * 60; second++) {
      vi.advanceTimersByTime(1000);
      workers.at(-1)?.say({kind: 'alive'});
    }
    host.renew();
    expect(workers).toHaveLength(3);
    expect(avoided()).toEqual([]);
    ready('webgpu');
    host.renew();
    expect(workers).toHaveLength(3);
  });

  test('tells after three seconds without a word that the picture may stand, and when it moves again', () => {
    ready('wasm');
    heard.length = 0;
    vi.advanceTimersByTime(2900);
    workers[0]?.say({kind: 'alive'});
    vi.advanceTimersByTime(2900);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(heard).toEqual([{kind: 'stall', isStalled: true}]);
    workers[0]?.say({kind: 'alive'});
    expect(heard.at(-1)).toEqual({kind: 'stall', isStalled: false});
    vi.advanceTimersByTime(10_000);
    expect(heard.slice(2)).toMatchObject([
      {kind: 'stall', isStalled: true},
      {kind: 'stall', isStalled: false},
      {kind: 'fatal', failure: {code: 'gpu-silent'}},
    ]);
  });

  test('takes no sleep of the machine for a silence', () => {
    ready('wasm');
    vi.setSystemTime(Date.now() + 45_000);
    vi.advanceTimersToNextTimer();
    workers[0]?.say({kind: 'alive'});
    vi.advanceTimersByTime(5000);
    expect(workers).toHaveLength(1);
  });

  test('starts again within five minutes whatever fails, in whatever order', () => {
    const steps: Readonly<Record<string, (worker: FakeWorker) => void>> = {
      lost: (worker) => {
        worker.say(FATAL);
      },
      throws: (worker) => {
        (worker.onerror as (event: unknown) => void)({preventDefault: () => undefined, message: 'a test'});
      },
      'unreadable message': (worker) => {
        (worker.onmessageerror as () => void)();
      },
      silent: () => {
        vi.advanceTimersByTime(60_000);
      },
      'files damaged': (worker) => {
        worker.say({kind: 'fatal', failure: failure('model-corrupt', 'a test'), blame: null});
      },
      'cannot paint': (worker) => {
        worker.say({kind: 'fatal', failure: failure('gpu-missing', 'a test'), blame: null});
      },
      trying: (worker) => {
        worker.say({kind: 'trying', backend: 'webgpu'});
      },
      ready: () => {
        ready('webgpu');
      },
    };
    hold(
      property(array(constantFrom(...Object.keys(steps)), {maxLength: 12}), (names) => {
        for (const name of names) own(steps, name)?.(workers.at(-1)!);
        const before = workers.length;
        workers.at(-1)!.say(FATAL);
        vi.advanceTimersByTime(5 * 60_000 + 1);
        expect(workers.length).toBeGreaterThan(before);
        expect(workers.at(-1)!.of('start')).toHaveLength(1);
      }),
      {numRuns: 300},
    );
  });

  /** The newest engine has started. */
  function ready(network: 'webgpu' | 'wasm', compositorReason: CompositorReason = 'hardware'): void {
    workers.at(-1)?.say({
      kind: 'ready',
      backend: {network, compositor: 'webgl', compositorReason, adapter: 'a test', skipped: []},
      styles: [],
    });
  }
});
