/** The style bench from its command line: what it promises to write, and what it refuses. */
import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, describe, expect, test} from 'vitest';

import {formatResult} from '../bench/style/format-result.ts';
import {gigaMultiplyAdds} from '../bench/style/multiply-adds.ts';
import type {BenchResult} from '../bench/style/run-bench.ts';
import {median, p95} from '../bench/style/statistics.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const RUN = [join(ROOT, 'scripts/run.mjs'), join(ROOT, 'tests/bench/style/bench.ts')];

/** Shaders of three engines compile on the software adapter. */
const RUN_TIMEOUT_MS = 180_000;

const folder = mkdtempSync(join(tmpdir(), 'bench-style-'));
const run = promisify(execFile);

afterAll(() => {
  rmSync(folder, {recursive: true});
});

describe('bench:style', () => {
  test('writes the promised JSON after one round at 32x32', {timeout: RUN_TIMEOUT_MS}, async () => {
    const file = join(folder, 'rows.json');
    const {stdout} = await run(process.execPath, [...RUN, '--sizes', '32x32', '--rounds', '1', '--json', file]);
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

  test('refuses a size that ONNX Runtime could not take', {timeout: RUN_TIMEOUT_MS}, async () => {
    await expect(run(process.execPath, [...RUN, '--sizes', '33x32'])).rejects.toMatchObject({code: 2});
  });
});

describe('the numbers', () => {
  test('median and p95 are values that were measured', () => {
    expect([median([5, 1, 3]), median([4, 1, 3, 2])]).toEqual([3, 2]);
    const hundred = Array.from({length: 100}, (_, index) => 100 - index);
    expect([median(hundred), p95(hundred)]).toEqual([50, 95]);
  });

  test('multiply-adds follow strides, folding and enlargement', () => {
    const conv = {
      kind: 'conv',
      pad: {mode: 'zero', size: 1},
      kernel: 3,
      inChannels: 2,
      outChannels: 4,
      bias: false,
    } as const;
    const ops = [
      {kind: 'space-to-depth', name: 'fold', input: 'image', block: 2},
      {...conv, name: 'down', input: 'fold', stride: 2},
      {kind: 'resize-nearest', name: 'grow', input: 'down', factor: 2},
      {...conv, name: 'up', input: 'grow', stride: 1},
    ] as const;
    // 16x16 pixels: 4x4 outputs of 'down', 8x8 of 'up', 9 * 2 * 4 multiply-adds each.
    expect(gigaMultiplyAdds(ops, {width: 16, height: 16})).toBeCloseTo(((16 + 64) * 72) / 1e9, 15);
  });

  test('ratios and shares of the ceiling are printed', () => {
    const row = {width: 64, height: 64, p95Ms: 9, dispatches: 9, bytes: 2e6};
    const text = formatResult({
      adapter: 'an adapter',
      isSoftware: true,
      hasF16: false,
      hasOnnx: false,
      method: 'a clock',
      rounds: 1,
      ceilings: {f32Gmacs: 100, f16Gmacs: null, copyGBs: 10},
      gmacs: {'64x64': 0.1},
      rows: [
        {...row, engine: 'wgsl f32', medianMs: 4},
        {...row, engine: 'tfjs webgpu', medianMs: 8},
      ],
    });
    expect(text).toContain('| wgsl f32 | 64x64 | 4.00 | 9.00 | 9 | 2.0 | 25.00 | 25.0 % |');
    expect(text).toContain('| wgsl f32 / tfjs webgpu | 0.500 |');
    expect(text).toContain('no shader-f16');
    expect(text).toContain('--onnx');
  });
});
