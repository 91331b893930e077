/** The style bench's numbers and its table. */
import {describe, expect, test} from 'vitest';

import {parseSizes} from '../../bench/style/bench-options.ts';
import {formatResult} from '../../bench/style/format-result.ts';
import {gigaMultiplyAdds} from '../../bench/style/multiply-adds.ts';
import {median, p95} from '../../bench/style/statistics.ts';

describe('the numbers', () => {
  test('median and p95 are values that were measured', () => {
    expect([median([5, 1, 3]), median([4, 1, 3, 2])]).toEqual([3, 2]);
    const hundred = Array.from({length: 100}, (_, index) => 100 - index);
    expect([median(hundred), p95(hundred)]).toEqual([50, 95]);
  });

  test('sizes are read, and refused where ONNX Runtime could not paint them without padding', () => {
    expect(parseSizes('64x48, 1280x720')).toEqual([
      {width: 64, height: 48},
      {width: 1280, height: 720},
    ]);
    expect(['33x32', '64', '0x64', '64x64,', ''].map(parseSizes)).toEqual([null, null, null, null, null]);
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
