/**
 * The dream bench from its command line, in a page: what it promises to write, and that our
 * gradient is the faster one.
 *
 * @module-tag long
 */
import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, expect, test} from 'vitest';

import type {DreamBenchResult} from '../bench/dream/run-dream-bench.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const RUN = [join(ROOT, 'scripts/run.mjs'), join(ROOT, 'tests/bench/dream/bench.ts')];

/** What a step may take of tfjs's own, on a software adapter. */
const LARGEST_SHARE = 0.5;

const folder = mkdtempSync(join(tmpdir(), 'bench-dream-'));
const run = promisify(execFile);

afterAll(() => {
  rmSync(folder, {recursive: true});
});

test('bench:dream writes the promised JSON for every backend, and a step of ours takes less than half of a step of tfjs', async () => {
  const file = join(folder, 'rows.json');
  const {stdout} = await run(
    process.execPath,
    [...RUN, '--browser', '--sizes', '32x32', '--rounds', '1', '--json', file],
    // Without a screen the page opens headless, on the software adapter.
    {env: {...process.env, DISPLAY: '', WAYLAND_DISPLAY: ''}},
  );
  const written = JSON.parse(readFileSync(file, 'utf8')) as Pick<DreamBenchResult, 'adapter' | 'rows'>;
  expect(Object.keys(written)).toEqual(['adapter', 'rows']);
  expect(written.adapter).not.toBe('');
  expect(written.rows.map(({backend}) => backend)).toEqual(['webgpu', 'webgl', 'wasm']);
  for (const row of written.rows) {
    expect(Object.keys(row)).toEqual(['backend', 'size', 'forwardMs', 'gradientMs', 'tfjsGradientMs']);
    expect(row.size).toBe('32x32');
    expect(row.forwardMs).toBeGreaterThan(0);
    expect(row.gradientMs).toBeGreaterThan(row.forwardMs);
    expect(stdout).toContain(`| ${row.backend} | 32x32 |`);
  }
  const [{gradientMs, tfjsGradientMs}] = written.rows as [DreamBenchResult['rows'][number]];
  expect(gradientMs / tfjsGradientMs!).toBeLessThan(LARGEST_SHARE);
});
