/** The lite network's numbers against PyTorch, with the shipped weights: on wasm, and in WGSL. */
import {describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {fetchModel} from '../../../src/engine/network/files/fetch-model.ts';
import type {Painter} from '../../../src/engine/style/painter.ts';
import {WgslPainter} from '../../../src/engine/style/wgsl-painter.ts';
import {WorkerPainter} from '../../../src/engine/style/worker-painter.ts';
import {differenceFromGolden, goldenCases, goldenFloats, goldenInput, pixelsOf} from '../../support/network/goldens.ts';
import {QUICK_SHAPE} from '../../support/network/quick-shape.ts';
import {loadStyleNetwork} from '../../support/network/style-network.ts';

const NETWORK = 'style-lite';

/** Mean absolute difference every backend must keep to, in 1/255. */
const TOLERANCE = 2;

describe('the lite network paints as PyTorch does', () => {
  test.each(['kernel', 'tfjs'] as const)('on wasm, in %s', async (engine) => {
    const {file} = await loadStyleNetwork(NETWORK);
    const model = await fetchModel(new URL('/models/', location.href).href, NETWORK);
    await expectGoldens(await WorkerPainter.create('wasm', {file, model}, engine));
  });

  test('in WGSL', async () => {
    const {device} = await requestSharedGpu(() => undefined);
    await expectGoldens(
      await WgslPainter.create({device, network: await loadStyleNetwork(NETWORK), shape: QUICK_SHAPE}),
    );
    device.destroy();
  });
});

async function expectGoldens(painter: Painter): Promise<void> {
  for (const {name, input, output, styles} of await goldenCases(NETWORK)) {
    const painted = await painter.paintStill(pixelsOf(await goldenInput(input, NETWORK)), styles);
    expect(differenceFromGolden(painted, await goldenFloats(output, NETWORK)), name).toBeLessThan(TOLERANCE);
  }
  painter.dispose();
}
