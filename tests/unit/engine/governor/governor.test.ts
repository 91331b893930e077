/**
 * The governor on recorded-like and synthetic traces: a simulated GPU answers with what a frame
 * costs at the chosen rung.
 */
import {describe, expect, test} from 'vitest';

import {Governor, type GovernorOptions} from '../../../../src/engine/governor/governor.ts';
import {firstShortSide, ladderOf, paintedPerSecond, type NetworkCosts} from '../../../../src/engine/governor/rungs.ts';
import {formatRung, SHORT_SIDES, type Rung} from '../../../../src/protocol/rung.ts';

const CAMERA_MS = 1000 / 30;

const FULL: NetworkCosts = {full: 1000, lite: null};
const BOTH: NetworkCosts = {full: 1000, lite: 400};

/** A trace says what the full network would take for 540 lines; every rung takes its share. */
const COST_OF_540 = FULL.full * 540 ** 2;

/** A governor on hardware WebGPU, unless said otherwise. */
function governorWith(options: Partial<GovernorOptions> = {}): Governor {
  return new Governor({
    ...{costs: FULL, firstShortSide: firstShortSide('webgpu', false), pinned: null, shedSteps: 0},
    paintedPerSecond: paintedPerSecond('webgpu', false),
    ...options,
  });
}

interface Drive {
  /** Milliseconds for 540 lines at a moment of the trace, in seconds. */
  readonly costMs: (second: number) => number;
  readonly seconds: number;
  /** Multiplies each frame's cost. */
  readonly jitter?: (frame: number) => number;
  readonly governor?: Partial<GovernorOptions>;
}

interface Step {
  readonly second: number;
  readonly rung: Rung;
  readonly networkMs: number;
}

/** Runs frames back to back, at most one a camera frame, and records every one. */
function drive({costMs, seconds, jitter = () => 1, governor: options}: Drive): {steps: Step[]; changes: Step[]} {
  const governor = governorWith(options);
  const steps: Step[] = [];
  const changes: Step[] = [];
  let at = 0;
  for (let frame = 0; at < seconds * 1000; frame++) {
    const networkMs = (costMs(at / 1000) * jitter(frame) * governor.rung.cost) / COST_OF_540;
    at += Math.max(CAMERA_MS, networkMs);
    const step = {second: at / 1000, rung: governor.rung, networkMs};
    steps.push(step);
    const before = governor.rung;
    const hasChanged = governor.report({networkMs, sourceIntervalMs: CAMERA_MS, at});
    if (hasChanged !== (governor.rung !== before)) throw new Error('report() must say whether the rung changed');
    if (hasChanged) changes.push({...step, rung: governor.rung});
  }
  return {steps, changes};
}

/** Painted frames a second between two moments. */
function rate(steps: readonly Step[], from: number, to: number): number {
  return steps.filter(({second}) => second >= from && second < to).length / (to - from);
}

/** A repeatable stand-in for noise: normal-like, mean 1. */
function noise(deviation: number): (frame: number) => number {
  let state = 12345;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => Math.max(0.2, 1 + deviation * (next() + next() + next() + next() - 2) * 1.73);
}

const sides = (changes: readonly Step[]): number[] => changes.map(({rung}) => rung.shortSide);

describe('the ladder', () => {
  test('gets cheaper with every rung', () => {
    for (const lite of [0.1, 0.25, 0.4, 0.6, 0.9]) {
      const costs = ladderOf({full: 1000, lite: 1000 * lite}).map(({cost}) => cost);
      expect(costs).toEqual(costs.toSorted((a, b) => b - a));
      expect(new Set(costs).size).toBe(costs.length);
    }
    expect(ladderOf(BOTH).length).toBeGreaterThan(ladderOf(FULL).length);
  });

  test('offers only networks that are loaded', () => {
    expect(ladderOf(FULL).map(formatRung)).toEqual(['360', '288', '240', '192']);
  });
});

describe('with a lite network', () => {
  test('the ladder reaches it before the full one is down to 192 lines, and starts again at more lines', () => {
    expect(ladderOf(BOTH).map(formatRung)).toEqual(['360', '288', '240', '288-lite', '240-lite', '192-lite']);
    // A much cheaper one starts higher, one that saves little starts lower.
    expect(ladderOf({full: 1000, lite: 250}).map(formatRung)).toContain('360-lite');
    expect(ladderOf({full: 1000, lite: 650}).map(formatRung)).not.toContain('288-lite');
  });
});

describe('a visit starts', () => {
  test.each([
    ['at a middling size on a graphics card', 'webgpu', false, '360', '360'],
    ['lower on WebGL2, whose networks are slower', 'webgl', false, '240', '240'],
    ['on the lowest rung on wasm', 'wasm', true, '192', '192-lite'],
    ['on the lowest rung on a software adapter', 'webgpu', true, '192', '192-lite'],
  ] as const)('%s', (_words, backend, isSoftware, alone, withLite) => {
    const start = firstShortSide(backend, isSoftware);
    expect(formatRung(governorWith({firstShortSide: start}).rung)).toBe(alone);
    expect(formatRung(governorWith({firstShortSide: start, costs: BOTH}).rung)).toBe(withLite);
  });

  test('low, and climbs by itself where there is room', () => {
    const governor = {firstShortSide: firstShortSide('wasm', true), costs: BOTH};
    const {steps, changes} = drive({costMs: () => 45, seconds: 60, governor});
    expect(steps[0]!.networkMs).toBeLessThan(CAMERA_MS);
    expect(changes.map(({rung}) => formatRung(rung))).toEqual(['240-lite', '288-lite', '240', '288', '360']);
    expect(rate(steps, 0, 60)).toBeCloseTo(30, 0);
  });
});

describe('on the processor', () => {
  const start = {firstShortSide: firstShortSide('wasm', true), paintedPerSecond: paintedPerSecond('wasm', true)};
  const processor = {...start, costs: BOTH};

  test.each([
    ['wasm', true, 1000 / 15],
    ['webgl', false, 1000 / 30],
    ['webgpu', false, 1000 / 30],
    ['webgpu', true, 1000 / 15],
  ] as const)('on %s (software: %s) a painting may take its share of the interval', (backend, isSoftware, ms) => {
    const governor = governorWith({paintedPerSecond: paintedPerSecond(backend, isSoftware)});
    expect(governor.budgetMs('style')).toBeCloseTo(0.8 * ms);
  });

  test('the budget stays where it is, whatever the camera sends', () => {
    const governor = governorWith(processor);
    for (const sourceIntervalMs of [1000 / 60, 1000 / 30, 1000 / 10]) {
      for (let at = 0; at < 10_000; at += 70) governor.report({networkMs: 40, sourceIntervalMs, at});
      expect(governor.budgetMs('style')).toBeCloseTo(53.3, 1);
    }
  });

  test('a machine that paints 240 lines in 42 ms paints them, fifteen times a second or more', () => {
    // At 30 a second the same machine is held at 192 lines.
    const lines240 = ladderOf(BOTH).find((rung) => formatRung(rung) === '240-lite')!;
    const costMs = (): number => (42 * COST_OF_540) / lines240.cost;
    const {steps} = drive({costMs, seconds: 60, governor: processor});
    expect(formatRung(steps.at(-1)!.rung)).toBe('240-lite');
    expect(rate(steps, 30, 60)).toBeGreaterThan(15);
    const {steps: hurried} = drive({costMs, seconds: 60, governor: {...processor, paintedPerSecond: 30}});
    expect(formatRung(hurried.at(-1)!.rung)).toBe('192-lite');
  });

  test('however slow it is, no picture has fewer than 192 lines', () => {
    const {steps} = drive({costMs: () => 9000, seconds: 60, governor: processor});
    expect(Math.min(...steps.map(({rung}) => rung.shortSide))).toBe(192);
  });
});

describe('under a steady load', () => {
  test('a fast GPU climbs to the largest size and stays', () => {
    const {steps, changes} = drive({costMs: () => 8, seconds: 60, governor: {firstShortSide: 240}});
    expect(sides(changes).at(-1)).toBe(360);
    expect(sides(changes)).toEqual(sides(changes).toSorted((a, b) => a - b));
    expect(rate(steps, 30, 60)).toBeCloseTo(30, 0);
  });

  test('a slow one goes straight to the size that fits and stays', () => {
    const {steps, changes} = drive({costMs: () => 90, seconds: 120});
    expect(sides(changes)).toEqual([240]);
    expect(changes[0]!.second).toBeLessThan(4);
    expect(rate(steps, 10, 120)).toBeCloseTo(30, 0);
  });

  test('a hopeless one ends on the lowest rung, in as many steps as it takes, and never leaves it', () => {
    const {steps, changes} = drive({costMs: () => 4000, seconds: 120});
    expect(steps.at(-1)!.rung).toMatchObject({shortSide: 192, network: 'full'});
    expect(changes).toHaveLength(1);
  });

  test('takes the lite network below the smallest full size that fits', () => {
    const {steps} = drive({costMs: () => 320, seconds: 60, governor: {costs: BOTH}});
    expect(steps.at(-1)!.rung).toMatchObject({shortSide: 192, network: 'lite'});
    expect(rate(steps, 20, 60)).toBeCloseTo(30, 0);
  });

  test.each([20, 30, 40, 50, 60, 70, 80, 100, 130, 160, 200])(
    'noise of a fifth around %d ms never makes it swing',
    (costMs) => {
      const {changes} = drive({costMs: () => costMs, jitter: noise(0.2), seconds: 600});
      expect(changes.length).toBeLessThanOrEqual(4);
      // After the first half minute at most one further attempt and its way back.
      expect(changes.filter(({second}) => second > 30).length).toBeLessThanOrEqual(2);
    },
  );

  test('single spikes do not count', () => {
    const {changes} = drive({costMs: () => 45, jitter: (frame) => (frame % 25 === 7 ? 12 : 1), seconds: 120});
    expect(changes).toEqual([]);
  });

  test('frames that alternate between cheap and dear count with their mean', () => {
    const {steps, changes} = drive({
      costMs: () => 70,
      jitter: (frame) => (frame % 2 === 0 ? 1.4 : 0.6),
      seconds: 120,
    });
    expect(sides(changes)).toEqual([288]);
    expect(steps.at(-1)!.rung.shortSide).toBe(288);
  });
});

describe('when the load changes', () => {
  test('a sudden load is answered within three seconds, and its end within ten', () => {
    const {steps, changes} = drive({costMs: (second) => (second > 30 && second < 60 ? 110 : 45), seconds: 120});
    const [down, ...ups] = changes;
    expect(down!.second).toBeGreaterThan(30);
    expect(down!.second).toBeLessThan(33);
    expect(rate(steps, 34, 60)).toBeCloseTo(30, 0);
    expect(ups.at(-1)!.rung.shortSide).toBe(360);
    expect(ups.at(-1)!.second).toBeLessThan(75);
  });

  test('follows a chip that throttles from 22 to 13 frames a second in two minutes, downwards only', () => {
    // At 360 lines: 1000 / 22 ms at first, 1000 / 13 ms at the end.
    const at360 = (second: number): number => 1000 / (22 - Math.min(second / 120, 1) * 9);
    const costMs = (second: number): number => at360(second) * (540 / 360) ** 2;
    const {steps, changes} = drive({costMs, jitter: noise(0.08), seconds: 240});
    expect(sides(changes)).toEqual(sides(changes).toSorted((a, b) => b - a));
    expect(changes.length).toBeLessThanOrEqual(4);
    expect(rate(steps, 5, 240)).toBeGreaterThan(28);
  });

  test('climbs again when the chip has cooled down', () => {
    const costMs = (second: number): number => (second < 120 ? 45 + second / 2 : Math.max(45, 105 - (second - 120)));
    const {changes, steps} = drive({costMs, jitter: noise(0.05), seconds: 400});
    expect(steps.at(-1)!.rung.shortSide).toBe(360);
    const lowest = Math.min(...sides(changes));
    expect(lowest).toBeLessThan(360);
    // One way down and one way up.
    const turn = sides(changes).indexOf(lowest);
    expect(sides(changes).slice(0, turn + 1)).toEqual(
      sides(changes)
        .slice(0, turn + 1)
        .toSorted((a, b) => b - a),
    );
    expect(sides(changes).slice(turn)).toEqual(
      sides(changes)
        .slice(turn)
        .toSorted((a, b) => a - b),
    );
  });

  test('a chip that heats up whenever it works hard is tried more and more rarely', () => {
    // Heat follows the load within about a minute; a hot chip runs at seven tenths of its speed.
    const governor = governorWith();
    let heat = 0;
    let at = 0;
    const climbs: number[] = [];
    for (let before = governor.rung.shortSide; at < 3600_000; before = governor.rung.shortSide) {
      const throttle = heat > 0.57 ? 1.4 : 1;
      const networkMs = (45 * throttle * governor.rung.cost) / COST_OF_540;
      const intervalMs = Math.max(CAMERA_MS, networkMs);
      heat += (networkMs / intervalMs - heat) * (intervalMs / 60_000);
      at += intervalMs;
      governor.report({networkMs, sourceIntervalMs: CAMERA_MS, at});
      if (governor.rung.shortSide > before) climbs.push(at / 60_000);
    }
    expect(climbs.length).toBeGreaterThan(1);
    expect(climbs.filter((minute) => minute > 30).length).toBeLessThanOrEqual(6);
  });

  test('a slow swing of the load costs at most two changes a swing', () => {
    const {changes} = drive({
      costMs: (second) => 60 + 25 * Math.sin((second * 2 * Math.PI) / 60),
      jitter: noise(0.1),
      seconds: 600,
    });
    expect(changes.length).toBeLessThanOrEqual(20);
  });

  test('does not judge across a pause', () => {
    const governor = governorWith();
    let at = 0;
    const report = (networkMs: number): boolean => {
      at += CAMERA_MS;
      return governor.report({networkMs, sourceIntervalMs: CAMERA_MS, at});
    };
    for (let frame = 0; frame < 19; frame++) expect(report(20)).toBe(false);
    at += 60_000;
    // Two slow first frames after the pause settle; the quick ones after them keep the rung.
    for (const networkMs of [400, 400, 400]) expect(report(networkMs)).toBe(false);
    for (let frame = 0; frame < 60; frame++) report(20);
    expect(governor.rung.shortSide).toBe(360);
  });
});

describe('pinned', () => {
  test('stays on its rung whatever it measures, and starts there', () => {
    for (const shortSide of SHORT_SIDES) {
      for (const network of ['full', 'lite'] as const) {
        const pinned = {shortSide, network};
        const {steps, changes} = drive({costMs: () => 500, seconds: 20, governor: {costs: BOTH, pinned}});
        expect(changes).toEqual([]);
        expect(steps[0]!.rung).toMatchObject(pinned);
      }
    }
  });

  test('paints with the full network where the lite one is missing', () => {
    expect(governorWith({pinned: {shortSide: 288, network: 'lite'}}).rung).toMatchObject({
      shortSide: 288,
      network: 'full',
    });
  });
});

describe('budgets', () => {
  test('style alone may use most of a frame, and dream and lenses take their share when they work', () => {
    const governor = governorWith();
    const alone = governor.budgetMs('style');
    expect(alone).toBeGreaterThan(CAMERA_MS / 2);
    expect(alone).toBeLessThan(CAMERA_MS);
    governor.setAtWork('dream', true);
    governor.setAtWork('lens', true);
    const shared = (['style', 'dream', 'lens'] as const).map((who) => governor.budgetMs(who));
    expect(shared.reduce((sum, ms) => sum + ms)).toBeCloseTo(alone);
    expect(Math.min(...shared)).toBeGreaterThan(0);
    governor.setAtWork('dream', false);
    governor.setAtWork('lens', false);
    expect(governor.budgetMs('style')).toBeCloseTo(alone);
  });

  test('follow the camera: a slower one gives more time, a faster one no less than 30 frames a second would', () => {
    const after = (sourceIntervalMs: number): number => {
      const governor = governorWith();
      for (let frame = 0; frame < 100; frame++) governor.report({networkMs: 5, sourceIntervalMs, at: frame * 40});
      return governor.budgetMs('style');
    };
    expect(after(1000 / 15)).toBeGreaterThan(after(1000 / 30) * 1.8);
    expect(after(1000 / 60)).toBeCloseTo(after(1000 / 30));
    expect(after(1000)).toBeCloseTo(after(1000 / 15), 1);
  });

  test('what is not a number changes nothing', () => {
    const governor = governorWith();
    const before = governor.budgetMs('style');
    for (const bad of [NaN, 0, -1, Infinity]) {
      expect(governor.report({networkMs: bad, sourceIntervalMs: bad > 0 ? 1000 / 30 : bad, at: 1})).toBe(false);
    }
    expect(governor.budgetMs('style')).toBeCloseTo(before);
    expect(governor.rung.shortSide).toBe(360);
  });
});

describe('what can be shed', () => {
  /** Reports so many seconds of frames that take so long. Returns the end. */
  function run(governor: Governor, networkMs: number, seconds: number, from: number): number {
    let at = from;
    while (at < from + seconds * 1000) {
      at += CAMERA_MS;
      governor.report({networkMs, sourceIntervalMs: CAMERA_MS, at});
    }
    return at;
  }

  test('goes before the network gets smaller, and comes back when there is time again', () => {
    const governor = governorWith({shedSteps: 3});
    const {rung} = governor;
    let at = run(governor, 40, 1.5, 0);
    expect(governor.shed).toBeGreaterThan(0);
    expect(governor.rung).toBe(rung);
    at = run(governor, 40, 10, at);
    expect(governor.shed).toBe(3);
    expect(governor.rung.cost).toBeLessThan(rung.cost);
    // Neither too slow nor with room for a larger rung: time alone brings it back.
    run(governor, 22, 200, at);
    expect(governor.shed).toBe(0);
  });

  test('is nothing where there is no brush', () => {
    const governor = governorWith({shedSteps: 0});
    const {rung} = governor;
    run(governor, 40, 4, 0);
    expect(governor.shed).toBe(0);
    expect(governor.rung.cost).toBeLessThan(rung.cost);
  });
});
