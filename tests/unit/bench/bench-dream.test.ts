/** The dream bench's command line and its table. */
import {expect, test} from 'vitest';

import {parseSizes} from '../../bench/dream/bench-options.ts';
import {formatResult} from '../../bench/dream/format-result.ts';

test('sizes are read, and refused where the network could not halve them five times', () => {
  expect(parseSizes('64x32, 640x480')).toEqual([
    {width: 64, height: 32},
    {width: 640, height: 480},
  ]);
  expect(['48x32', '64', '0x64', '64x64,', ''].map(parseSizes)).toEqual([null, null, null, null, null]);
});

test("a step is printed as a multiple of a forward pass, by the second, and as a share of tfjs's own", () => {
  const text = formatResult({
    adapter: 'an adapter',
    network: 'a network',
    layer: 'conv5-relu',
    method: 'a clock',
    rounds: 1,
    rows: [
      {backend: 'webgpu', size: '64x64', forwardMs: 4, gradientMs: 8, tfjsGradientMs: 32},
      {backend: 'wasm', size: '64x64', forwardMs: 200, gradientMs: 500, tfjsGradientMs: null},
    ],
    octaves: [{size: '96x64', stepMs: 12.5}],
  });
  expect(text).toContain('| webgpu | 64x64 | 4.00 | 8.00 | 2.00 | 125.0 | 32.0 | 0.250 |');
  expect(text).toContain('| wasm | 64x64 | 200 | 500 | 2.50 | 2.0 | - | - |');
  expect(text).toContain('| 96x64 | 12.5 | 80.0 |');
});
