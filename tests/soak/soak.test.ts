/**
 * Two minutes of the soak (`npm run soak`) on a fake clock: the mirror lives through every kind of
 * fault, the GPU process lost for real among them.
 *
 * The bar is lower than the hour's 99.9 %: one second of two minutes is almost a percent, and a
 * machine that is shared may miss one or two. A mirror that is dead after a fault loses far more.
 */
import {expect, test} from 'vitest';

import {FAULTS} from './faults.ts';
import {runSoak} from './run-soak.ts';
import {formatSoak} from './soak-report.ts';

const GPU_LOSS = 'GPU process lost';

/** With it the GPU process is lost once in this time: after a second loss the mirror would rest. */
const SEED = 13;

/** Room for every kind, and for one to come a turn later because an engine only starts. */
const MINUTES = 2.25;

test('for two minutes of faults there is a live picture, and each fault is answered by its sentence', async () => {
  const report = await runSoak({minutes: MINUTES, seed: SEED, faultSeconds: 10, isHurried: true});
  console.log(formatSoak(report));
  expect(report.silent).toEqual([]);
  expect(Object.keys(report.faults).sort()).toEqual(FAULTS.map(({kind}) => kind).sort());
  expect(report.faults[GPU_LOSS]).toBe(1);
  expect(report.blackSeconds).toBe(0);
  expect(report.availability).toBeGreaterThanOrEqual(0.95);
});
