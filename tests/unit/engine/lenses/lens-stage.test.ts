import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';

import type {ShownLens} from '../../../../src/engine/compositor/compositor.ts';
import {FrameSlot} from '../../../../src/engine/ingest/frame-slot.ts';
import {LensStage, type LensStageParts} from '../../../../src/engine/lenses/lens-stage.ts';
import type {Lens, LensInput} from '../../../../src/engine/lenses/lens.ts';
import {PLAIN_PAINT} from '../../../../src/protocol/paint.ts';
import {PLAIN_SHOW} from '../../../../src/protocol/show.ts';
import {EngineError, type FailureCode} from '../../../../src/protocol/errors.ts';
import type {LensFindings, LensReport, LensView} from '../../../../src/protocol/lens.ts';
import {FIRST_LENS, lensWith} from '../../../../src/catalogue/lens-options.ts';
import type {LensId, LensOptions} from '../../../../src/catalogue/lenses.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';
import {sayAll} from '../../../../src/words/say.ts';
import {plainly} from '../../../support/page/plainly.ts';
import {TinyPerception} from '../../../support/network/tiny-perception.ts';

/** What one step of the fake lens takes. */
const STEP_MS = 100;
/** Of all time that the governor gives where a test asks for rests. */
const SHARE = 0.5;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A stage before a fake lens that counts. */
class Bench {
  readonly frames = new FrameSlot();
  readonly shown: (ShownLens | null)[] = [];
  readonly reports: LensReport[] = [];
  readonly failures: FailureCode[] = [];
  readonly progress: number[] = [];
  readonly inputs: LensInput[] = [];
  readonly atWork: boolean[] = [];
  readonly opened: LensId[] = [];
  /** Steps that were begun, and generators that were ended from outside before they were done. */
  begun = 0;
  stopped = 0;
  share = 1;
  closedTools = 0;
  abandoned = 0;
  /** Steps in one look. */
  steps = 1;
  /** Thrown by the lens for a look, or null. */
  refuse: (options: LensInput['options']) => EngineError | null = () => null;
  opening: Promise<unknown> = Promise.resolve();
  remembersPeople = false;
  /** What the lens's numbers tell of its question now. */
  answer: LensFindings['answer'] = null;
  readonly stage: LensStage;

  constructor(parts: Partial<LensStageParts> = {}) {
    this.stage = new LensStage(
      {
        openTools: async (onProgress) => {
          onProgress(0.5);
          await this.opening;
          return {
            tools: {
              network: new TinyPerception(),
              weights: new Map(),
              randomised: () => Promise.reject(new Error('not here')),
              unitPictures: () => Promise.resolve([]),
              unitPicture: () => Promise.resolve(null),
              painting: '',
              paintingGrams: () => Promise.resolve([]),
              magnitudes: () => Promise.resolve({side: 2, values: new Float32Array(12)}),
              paint: (picture: RgbPicture) => Promise.resolve(picture),
            },
            close: () => this.closedTools++,
            abandon: () => this.abandoned++,
          };
        },
        openLens: (id) => {
          this.opened.push(id);
          return Promise.resolve(this.#lens(id));
        },
        see: (_source, canvas, side) => ({width: side, height: side, values: Float32Array.of(canvas.width)}),
        compositor: {setLens: (shown) => this.shown.push(shown)},
        governor: {setAtWork: (_who, isAtWork) => this.atWork.push(isAtWork), shareOf: () => this.share},
        frames: this.frames,
        onProgress: (share) => this.progress.push(share),
        onReport: (report) => this.reports.push(report),
        onFailure: (error) => this.failures.push((error as EngineError).code),
        ...parts,
      },
      {width: 64, height: 48},
    );
  }

  /** A camera's frame, taken now. */
  frame(): void {
    const frame = {displayWidth: 64, displayHeight: 48, close: () => undefined} as unknown as VideoFrame;
    this.frames.offer({frame, orientation: {mirrored: true, rotation: 0}, capturedAt: performance.now()});
    this.stage.wake();
  }

  look(lens: LensOptions = FIRST_LENS): void {
    this.stage.setShow({mode: 'lens', paint: PLAIN_PAINT, lens});
  }

  /** Captions of what was shown, in order; the mirror waiting for a view is left out. */
  get captions(): string[] {
    return this.shown.flatMap((shown) => shown?.plates.map(({caption}) => sayAll(caption!)) ?? []);
  }

  #lens(id: LensId): Lens {
    return {id, remembersPeople: this.remembersPeople, run: (input) => this.#look(id, input)};
  }

  async *#look(id: LensId, input: LensInput): AsyncGenerator<LensView, void, void> {
    this.inputs.push(input);
    let isDone = false;
    try {
      for (let step = 1; step <= this.steps; step++) {
        this.begun++;
        await new Promise((resolve) => setTimeout(resolve, STEP_MS));
        const refusal = this.refuse(input.options);
        if (refusal !== null) throw refusal;
        yield viewOf(`${id} ${layerOf(input.options) ?? 'any'} ${step}`, this.answer);
      }
      isDone = true;
    } finally {
      if (!isDone) this.stopped++;
    }
  }
}

function layerOf(options: LensInput['options']): string | null {
  return 'layer' in options ? options.layer : null;
}

function viewOf(caption: string, answer: LensFindings['answer'] = null): LensView {
  const picture = {width: 1, height: 1, data: new Uint8ClampedArray(4)};
  return {
    arrangement: 'row',
    plates: [{id: 'plate', caption: plainly(caption), picture, isSmooth: true, tap: null}],
    findings: {
      ...{layer: null, unit: null, label: null},
      ...{words: [], isSure: false, facts: [], charts: [], legend: null, share: 1, answer},
    },
  };
}

describe('a lens', () => {
  test('loads the network with the first wish, then looks at the newest frame and reports to the page without pixels', async () => {
    const bench = new Bench();
    bench.frame();
    await vi.advanceTimersByTimeAsync(1000);
    expect([bench.progress, bench.begun]).toEqual([[], 0]);
    bench.look();
    await vi.advanceTimersByTimeAsync(STEP_MS);
    expect(bench.progress).toEqual([0.5, 1]);
    expect(bench.captions).toEqual(['labels any 1']);
    // The network's own side, of the canvas's picture.
    expect(bench.inputs[0]!.picture).toEqual({width: 32, height: 32, values: Float32Array.of(64)});
    const [plate] = bench.reports[0]!.plates;
    expect(plate).toEqual({
      id: 'plate',
      caption: plainly('labels any 1'),
      isSmooth: true,
      tap: null,
      width: 1,
      height: 1,
    });
    expect(bench.atWork.at(-1)).toBe(true);
  });

  test('lets the mirror step back at once, while nothing is loaded yet', () => {
    const bench = new Bench();
    bench.look();
    expect(bench.shown).toEqual([{arrangement: 'row', plates: [], turn: null}]);
  });

  test('looks once at a frozen frame, through all its steps, and again and again at a live source', async () => {
    const bench = new Bench();
    bench.steps = 3;
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([bench.inputs.length, bench.begun, bench.stopped]).toEqual([1, 3, 0]);
    expect(bench.captions).toEqual(['labels any 1', 'labels any 2', 'labels any 3']);
    bench.steps = 1;
    for (let frame = 0; frame < 4; frame++) {
      bench.frame();
      await vi.advanceTimersByTimeAsync(2 * STEP_MS);
    }
    expect(bench.inputs).toHaveLength(5);
    // Frames that came during a step are passed over, but for the newest.
    bench.frame();
    await vi.advanceTimersByTimeAsync(STEP_MS / 2);
    for (let frame = 0; frame < 4; frame++) bench.frame();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(bench.inputs).toHaveLength(7);
  });

  test('tells how long ago it looked before: the time between frames, however many views each has', async () => {
    const bench = new Bench();
    bench.steps = 2;
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(700);
    bench.frame();
    await vi.advanceTimersByTimeAsync(1000);
    expect(bench.reports.map(({intervalMs}) => intervalMs)).toEqual([0, 0, 700, 700]);
    const [first, , second] = bench.reports;
    expect(second!.capturedAt - first!.capturedAt).toBe(700);
  });

  test('has its question answered once, until it is left', async () => {
    const bench = new Bench();
    const tell = async (answer: string | null): Promise<void> => {
      bench.answer = answer === null ? null : plainly(answer);
      bench.frame();
      await vi.advanceTimersByTimeAsync(2 * STEP_MS);
    };
    const told = (): (string | null)[] =>
      bench.reports.map(({findings: {answer}}) => (answer === null ? null : sayAll(answer)));
    bench.look();
    for (const answer of [null, 'yes', 'again', null]) await tell(answer);
    expect(told()).toEqual([null, 'yes', 'yes', 'yes']);
    bench.stage.setShow(PLAIN_SHOW);
    bench.look();
    await tell(null);
    expect(told().at(-1)).toBeNull();
  });

  test('is put away at the next step, and takes no other', async () => {
    const bench = new Bench();
    bench.steps = 100;
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(2.5 * STEP_MS);
    expect(bench.begun).toBe(3);
    bench.stage.setShow(PLAIN_SHOW);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([bench.begun, bench.stopped, bench.closedTools]).toEqual([3, 1, 1]);
    // What the last step found is not shown any more.
    expect(bench.captions).toEqual(['labels any 1', 'labels any 2']);
    expect(bench.shown.at(-1)).toBeNull();
    expect(bench.atWork.at(-1)).toBe(false);
  });

  test.each<[string, LensOptions, LensOptions]>([
    ['another lens', FIRST_LENS, lensWith('occlusion')],
    ['another layer', lensWith('saliency'), lensWith('saliency', {layer: 'conv2-relu'})],
    ['another word', lensWith('saliency'), lensWith('saliency', {label: 'cup'})],
    ['another nudge', lensWith('adversarial'), lensWith('adversarial', {epsilon: 8})],
  ])('that computes long stops at its next step for %s, which is then looked at', async (_what, first, wish) => {
    const bench = new Bench();
    bench.steps = 100;
    bench.frame();
    bench.look(first);
    await vi.advanceTimersByTimeAsync(1.5 * STEP_MS);
    bench.look(wish);
    bench.steps = 1;
    await vi.advanceTimersByTimeAsync(10_000);
    expect([bench.begun, bench.stopped]).toEqual([3, 1]);
    expect(bench.inputs.map(({options}) => options)).toEqual([first.options, wish.options]);
    expect(bench.opened).toEqual([...new Set([first.lens, wish.lens])]);
  });

  test('shows something for every step while a slider moves faster than it computes', async () => {
    const bench = new Bench();
    bench.frame();
    for (let move = 0; move < 50; move++) {
      bench.look(lensWith('adversarial', {epsilon: move}));
      await vi.advanceTimersByTimeAsync(STEP_MS / 5);
    }
    expect(bench.reports.length).toBeGreaterThanOrEqual(9);
  });

  test('turned in depth computes nothing anew, and plates of an older wish stay flat', async () => {
    const bench = new Bench();
    bench.frame();
    bench.look(lensWith('activations', {isSpatial: true}));
    await vi.advanceTimersByTimeAsync(1000);
    const turn = {yaw: 1, pitch: 0};
    bench.look(lensWith('activations', {isSpatial: true, turn}));
    await vi.advanceTimersByTimeAsync(1000);
    expect(bench.inputs).toHaveLength(1);
    expect(bench.shown.at(-1)).toMatchObject({plates: [{caption: plainly('activations any 1')}], turn: null});
  });

  test('stands its layers up in depth', async () => {
    const lens: Lens = {
      id: 'activations',
      async *run() {
        yield await Promise.resolve({...viewOf('conv1'), arePlanes: true});
      },
    };
    const bench = new Bench({openLens: () => Promise.resolve(lens)});
    const turn = {yaw: 1, pitch: 0};
    bench.frame();
    bench.look(lensWith('activations', {isSpatial: true, turn}));
    await vi.advanceTimersByTimeAsync(1000);
    expect(bench.shown.at(-1)).toMatchObject({turn});
    bench.look(lensWith('activations', {isSpatial: false, turn}));
    expect(bench.shown.at(-1)).toMatchObject({turn: null});
  });

  test('that remembers people is opened anew for another source and after a hidden page; what was under way is not shown', async () => {
    const bench = new Bench();
    bench.remembersPeople = true;
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(STEP_MS / 2);
    bench.stage.forget();
    expect(bench.shown.at(-1)).toEqual({arrangement: 'row', plates: [], turn: null});
    await vi.advanceTimersByTimeAsync(STEP_MS / 2);
    expect(bench.captions).toEqual([]);
    await vi.advanceTimersByTimeAsync(STEP_MS);
    expect([bench.opened.length, bench.captions]).toEqual([2, ['labels any 1']]);
    bench.stage.setPaused(true);
    expect(bench.stage.shown).toBeNull();
    bench.stage.setPaused(false);
    await vi.advanceTimersByTimeAsync(10 * STEP_MS);
    expect(bench.opened).toHaveLength(3);
  });

  test('that remembers nobody goes on through both', async () => {
    const bench = new Bench();
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(STEP_MS);
    bench.stage.forget();
    bench.stage.setPaused(true);
    expect(bench.stage.shown).not.toBeNull();
    expect(bench.opened).toHaveLength(1);
  });

  test('rests in a hidden tab, and looks anew when it is seen again', async () => {
    const bench = new Bench();
    bench.steps = 100;
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(1.5 * STEP_MS);
    bench.stage.setPaused(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([bench.begun, bench.stopped]).toEqual([2, 1]);
    bench.steps = 1;
    bench.stage.setPaused(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([bench.inputs.length, bench.begun]).toEqual([2, 3]);
  });

  test('looks again where the canvas has another shape', async () => {
    const bench = new Bench();
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(1000);
    bench.stage.setLayout({size: {width: 48, height: 64}, tiles: []});
    await vi.advanceTimersByTimeAsync(1000);
    expect(bench.inputs.map(({picture}) => picture.values[0])).toEqual([64, 48]);
  });

  test('that rests is there at once for a new wish', async () => {
    const bench = new Bench();
    bench.share = 0.01;
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(2 * STEP_MS);
    bench.look(lensWith('occlusion'));
    await vi.advanceTimersByTimeAsync(2 * STEP_MS);
    expect(bench.captions).toEqual(['labels any 1', 'occlusion any 1']);
  });

  test('takes no more than its share of the time, and less where its steps keep the mirror from being drawn', async () => {
    const stepsIn = async (framesInStep: number, framesInRest: number): Promise<number> => {
      const bench = new Bench();
      bench.share = SHARE;
      bench.steps = 1000;
      bench.frame();
      bench.look();
      // A display frame every tenth of a step: those drawn are as many as the machine manages.
      let wasStepping = false;
      for (let tick = 0; tick < 2000; tick++) {
        const isStepping = bench.begun > bench.captions.length;
        const drawn = isStepping ? framesInStep : framesInRest;
        if (wasStepping !== isStepping || tick % 10 < drawn) {
          bench.frame();
          bench.stage.noteShown();
        }
        wasStepping = isStepping;
        await vi.advanceTimersByTimeAsync(STEP_MS / 10);
      }
      bench.stage.dispose();
      return bench.begun;
    };
    const undisturbed = await stepsIn(5, 5);
    expect(undisturbed / 200).toBeCloseTo(SHARE, 1);
    expect(await stepsIn(1, 9)).toBeLessThan(undisturbed / 1.5);
  });
});

describe('a lens that fails', () => {
  const unknown = new EngineError('layer-unknown', 'no such layer');

  test('at a name that the network does not know looks without it, says so once, and the mirror goes on', async () => {
    const bench = new Bench();
    bench.refuse = (options) => (layerOf(options) === 'conv99' ? unknown : null);
    bench.frame();
    bench.look(lensWith('saliency', {layer: 'conv99', label: 'cup', isRandomised: true}));
    await vi.advanceTimersByTimeAsync(1000);
    bench.frame();
    await vi.advanceTimersByTimeAsync(1000);
    expect(bench.failures).toEqual(['layer-unknown']);
    expect(bench.captions).toEqual(['saliency any 1', 'saliency any 1']);
    expect(bench.stage.chosen).toEqual(lensWith('saliency', {isRandomised: true}));
  });

  test('at a name although it was asked for none is closed', async () => {
    const bench = new Bench();
    bench.refuse = () => unknown;
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(1000);
    expect([bench.failures, bench.stage.chosen, bench.shown.at(-1)]).toEqual([['lens-unavailable'], null, null]);
  });

  test.each<[FailureCode, number]>([
    ['layer-unknown', 0],
    ['internal', 1],
    ['engine-crashed', 1],
  ])('with %s is closed with a sentence, and opened when it is wished for again', async (code, abandoned) => {
    const bench = new Bench();
    bench.refuse = () => new EngineError(code, 'on purpose');
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(1000);
    expect([bench.failures, bench.stage.chosen, bench.shown.at(-1)]).toEqual([['lens-unavailable'], null, null]);
    expect([bench.closedTools, bench.abandoned, bench.begun]).toEqual([1, abandoned, 1]);
    bench.refuse = () => null;
    bench.look();
    await vi.advanceTimersByTimeAsync(1000);
    expect(bench.captions).toEqual(['labels any 1']);
  });

  test('to open says so, and what became of a wish that was taken back interests nobody', async () => {
    let fail: (error: unknown) => void = () => undefined;
    const bench = new Bench();
    bench.opening = new Promise((_resolve, reject) => {
      fail = reject;
    });
    bench.frame();
    bench.look();
    bench.stage.setShow(PLAIN_SHOW);
    fail(new EngineError('model-missing', 'on purpose'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(bench.failures).toEqual([]);
    bench.look();
    await vi.advanceTimersByTimeAsync(1000);
    expect([bench.failures, bench.stage.chosen]).toEqual([['lens-unavailable'], null]);
  });

  test('to answer at all is given up', async () => {
    const lens: Lens = {
      id: 'labels',
      async *run() {
        await new Promise(() => undefined);
        yield viewOf('never');
      },
    };
    const bench = new Bench({openLens: () => Promise.resolve(lens)});
    bench.frame();
    bench.look();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(bench.failures).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([bench.failures, bench.abandoned]).toEqual([['lens-unavailable'], 1]);
  });
});
