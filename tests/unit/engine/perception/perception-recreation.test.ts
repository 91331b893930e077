/**
 * The perception network in its worker, which fails at every step of every re-creation: nobody
 * waits for ever, no dead worker is handed out, and none that is not used stays.
 */
import {array, asyncProperty, assert as hold, constantFrom, nat, record} from 'fast-check';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';

// Opening imports it by itself; here it is there already, so that no limit runs out meanwhile.
import '../../../../src/engine/perception/worker-perception.ts';
import type {PerceptionCalls} from '../../../../src/engine/perception/perception-calls.ts';
import {PerceptionOnDemand} from '../../../../src/engine/perception/perception-on-demand.ts';
import {CountedPerception} from '../../../support/network/counted-perception.ts';
import {perceptionModelOf} from '../../../support/network/perception-model.ts';
import {randomPerception} from '../../../support/network/random-perception.ts';
import {ScriptedWorker, WORKER_FAULTS, type WorkerScript} from '../../../support/engine/scripted-worker.ts';

const random = randomPerception(7, {stages: 1});
const model = perceptionModelOf(random);
const side = random.file.input.multipleOf;
const PICTURE = {width: side, height: side, values: new Float32Array(3 * side * side)};
const BACKENDS = ['webgl', 'wasm'] as const;

/** Three attempts, each with a start, a self-test and its limit. */
const LONGEST_OPENING_MS = 3 * 2 * 60_000;

/** Two hundred runs of many openings each. */
vi.setConfig({testTimeout: 60_000});

/** The latest call of a worker at which it fails, counted from 0. */
const LAST_CALL = 4;

/** Each worker grants a wish and fails at the next. */
const LATE_FAULTS: WorkerScript[] = Array.from({length: 4}, () => ({fault: 'does-not-arrive', atCall: LAST_CALL}));

/** What the next workers do; after them all are sound. */
let scripts: WorkerScript[] = [];
let workers: ScriptedWorker<PerceptionCalls>[] = [];
let backends: string[] = [];

beforeEach(() => {
  scripts = [];
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
  const network = new CountedPerception(random);
  vi.stubGlobal('Worker', function open(_url: URL, {name}: WorkerOptions) {
    backends.push(name?.replace('perception-', '') ?? '');
    const worker = new ScriptedWorker<PerceptionCalls>(
      {
        start: () => ({engine: 'scripted'}),
        activations: ({picture, layers}) => network.activations(picture, layers),
        gradient: ({picture, objective, rule}) => network.gradient(picture, objective, rule),
        'layer-gradients': ({picture, objective, convolutions}) =>
          network.layerGradients(picture, objective, convolutions),
      },
      scripts.shift() ?? null,
    );
    workers.push(worker);
    return worker;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function openSource(): PerceptionOnDemand {
  workers = [];
  backends = [];
  return new PerceptionOnDemand(
    () => Promise.resolve(model),
    {backends: BACKENDS, gpu: null, workgroupShape: null},
    () => undefined,
  );
}

/** Whether the work ended well; fails where it has not ended in time. */
async function endOf(work: Promise<unknown>): Promise<boolean> {
  const ends: boolean[] = [];
  work.then(
    () => ends.push(true),
    () => ends.push(false),
  );
  for (let waitedMs = 0; waitedMs <= LONGEST_OPENING_MS; waitedMs += 20_000) {
    // Imports and answers take real turns of the event loop, not time.
    for (let turn = 0; turn < 20 && ends.length === 0; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (ends[0] !== undefined) return ends[0];
    await vi.advanceTimersByTimeAsync(20_000);
  }
  throw new Error('nobody was told how it ended');
}

async function look(source: PerceptionOnDemand): Promise<void> {
  const network = await source.ask();
  await network.gradient(PICTURE, {kind: 'class', label: 0}, 'plain');
}

test('whatever fails, in whatever order, each wish ends in time, and with sound workers it is granted', async () => {
  const script = record({fault: constantFrom(...WORKER_FAULTS), atCall: nat({max: LAST_CALL})});
  await hold(
    asyncProperty(array(script, {maxLength: 6}), async (planned) => {
      scripts = [...planned];
      const source = openSource();
      // A worker may grant some wishes before its call comes.
      const most = planned.length * (LAST_CALL + 1);
      for (let wish = 0; scripts.length > 0 && wish < most; wish++) await endOf(look(source));
      // The last script may still lie in wait in the worker that is open.
      for (let wish = 0; wish <= LAST_CALL; wish++) await endOf(look(source));
      expect(await endOf(look(source))).toBe(true);
      expect(workers.filter(({isTerminated}) => !isTerminated)).toHaveLength(1);
    }),
    {numRuns: 200, examples: [[LATE_FAULTS]]},
  );
});

test('a network that was lost while nobody asked is opened anew for the next who asks', async () => {
  const source = openSource();
  const first = await source.ask();
  workers[0]?.onerror?.(new Event('error', {cancelable: true}));
  await vi.advanceTimersByTimeAsync(0);
  expect(source.backend).toBeNull();
  expect(await source.ask()).not.toBe(first);
});

test('where the network was lost, or did not open, it is tried last', async () => {
  scripts = [{fault: 'hangs', atCall: 3}];
  const source = openSource();
  expect(await endOf(look(source))).toBe(false);
  expect(await endOf(look(source))).toBe(true);
  expect(backends).toEqual(['webgl-tfjs', 'wasm-kernel']);
  workers[1]?.onerror?.(new Event('error', {cancelable: true}));
  await vi.advanceTimersByTimeAsync(0);
  expect(await endOf(look(source))).toBe(true);
  expect(backends).toEqual(['webgl-tfjs', 'wasm-kernel', 'wasm-tfjs']);
  workers[2]?.onerror?.(new Event('error', {cancelable: true}));
  await vi.advanceTimersByTimeAsync(0);
  expect(await endOf(look(source))).toBe(true);
  expect(backends.at(-1)).toBe('webgl-tfjs');
  const leftOut = source.status().leftOut.map(({name}) => name);
  expect(leftOut).toEqual(['perception on wasm, kernel', 'perception on wasm, tfjs']);
});
