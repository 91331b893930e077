/**
 * The style bench from its command line, on Dawn in Node and in a page: what it promises to write.
 *
 * @module-tag long
 */
import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, expect, test} from 'vitest';

import type {BenchResult} from '../bench/style/run-bench.ts';
import type {FinishingResult} from '../bench/style/run-finishing-bench.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const RUN = [join(ROOT, 'scripts/run.mjs'), join(ROOT, 'tests/bench/style/bench.ts')];
const SMALLEST = ['--sizes', '32x32', '--rounds', '1'];

const folder = mkdtempSync(join(tmpdir(), 'bench-style-'));
const run = promisify(execFile);

afterAll(() => {
  rmSync(folder, {recursive: true});
});

test.each([
  ['in Node', []],
  ['in a page', ['--browser']],
])('bench:style writes the promised JSON after one round %s', async (_where, options) => {
  const file = join(folder, 'rows.json');
  const {stdout} = await run(process.execPath, [...RUN, ...SMALLEST, ...options, '--json', file], {
    // Without a screen the page opens headless, on the software adapter.
    env: {...process.env, DISPLAY: '', WAYLAND_DISPLAY: ''},
  });
  const written = JSON.parse(readFileSync(file, 'utf8')) as Pick<BenchResult, 'adapter' | 'rows'>;
  expect(Object.keys(written)).toEqual(['adapter', 'rows']);
  expect(written.adapter).not.toBe('');
  expect(written.rows.map(({engine}) => engine)).toEqual(
    expect.arrayContaining(['wgsl f32', 'tfjs webgpu', 'tfjs wasm']),
  );
  for (const row of written.rows) {
    expect(Object.keys(row)).toEqual(['engine', 'width', 'height', 'medianMs', 'p95Ms', 'dispatches', 'bytes']);
    expect([row.width, row.height]).toEqual([32, 32]);
    expect(row.medianMs).toBeGreaterThan(0);
    expect(row.p95Ms).toBeGreaterThanOrEqual(row.medianMs);
    expect(row.dispatches > 0).toBe(row.engine !== 'tfjs wasm');
    expect(row.bytes > 0).toBe(row.engine !== 'tfjs wasm');
    expect(stdout).toContain(`| ${row.engine} | 32x32 |`);
  }
  const dispatches = Object.fromEntries(written.rows.map((row) => [row.engine, row.dispatches]));
  expect(dispatches['wgsl f32']).toBeLessThan(dispatches['tfjs webgpu']! / 2);
});

test('bench:style -- --finishing times the finishing pass beside the network', async () => {
  const file = join(folder, 'finishing.json');
  const options = ['--finishing', '--sizes', '64x36', '--rounds', '1', '--json', file];
  const {stdout} = await run(process.execPath, [...RUN, ...options]);
  const {rows} = JSON.parse(readFileSync(file, 'utf8')) as FinishingResult;
  expect(rows).toMatchObject([{width: 64, height: 36, painting: {width: 64, height: 36}}]);
  for (const {medianMs, networkMs} of rows) expect(Math.min(medianMs, networkMs)).toBeGreaterThan(0);
  expect(stdout).toContain('| 64x36 | 64x36 |');
});

test('bench:style refuses what it does not understand', async () => {
  await expect(run(process.execPath, [...RUN, '--sizes', '33x32'])).rejects.toMatchObject({code: 2});
});
