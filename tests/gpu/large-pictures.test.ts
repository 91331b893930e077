/** Pictures too large for one piece: tiles that share the whole picture's statistics, and no seam where they meet. */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../src/engine/device/gpu-device.ts';
import {paintLarge} from '../../src/engine/keep/paint-large.ts';
import {planTiles} from '../../src/engine/keep/plan-tiles.ts';
import {receptiveRadius} from '../../src/engine/keep/receptive-field.ts';
import {fetchModel} from '../../src/engine/models/fetch-model.ts';
import type {NormStatistics, Painter, Pixels} from '../../src/engine/style/painter.ts';
import {WgslPainter} from '../../src/engine/style/wgsl/wgsl-painter.ts';
import {WorkerPainter} from '../../src/engine/style/worker-painter.ts';
import {loadStyleNetwork, type LoadedNetwork} from '../support/style-network.ts';

/** Three tiles on wasm, two on the slower software adapter; one side is no multiple of the network's strides. */
const SIZES = {wasm: {width: 290, height: 120}, webgpu: {width: 170, height: 64}} as const;

let network: LoadedNetwork;

beforeAll(async () => {
  network = await loadStyleNetwork();
});

describe.each(['wasm', 'webgpu'] as const)('a large picture on %s', (backend) => {
  let painter: Painter;
  let device: GPUDevice | null = null;

  beforeAll(async () => {
    if (backend === 'wasm') {
      const model = await fetchModel(new URL('/models/', location.href).href, 'style');
      painter = await WorkerPainter.create('wasm', {file: network.file, model});
    } else {
      ({device} = await requestSharedGpu(() => undefined));
      painter = await WgslPainter.create({device, network});
    }
  });

  afterAll(() => {
    painter.dispose();
    device?.destroy();
  });

  test('painted in tiles is the picture painted whole with the same statistics', async () => {
    const pixels = drawSubject(SIZES[backend]);
    const maxPixels = Math.floor((pixels.width * pixels.height) / 2);
    const plan = {
      maxPixels,
      overlap: receptiveRadius(network.file),
      multipleOf: network.file.input.multipleOf,
    };
    expect(planTiles(pixels, plan).length).toBeGreaterThan(1);
    const weights = network.file.styles.map((_, style) => (style === 1 ? 1 : 0));

    const shared: NormStatistics[] = [];
    const watched: Pick<Painter, 'measureStatistics' | 'paintStill'> = {
      measureStatistics: async (...parameters) => {
        const statistics = await painter.measureStatistics(...parameters);
        shared.push(statistics);
        return statistics;
      },
      paintStill: (...parameters) => painter.paintStill(...parameters),
    };
    const tiled = await paintLarge(watched, network.file, pixels, weights, {maxPixels});
    expect(shared).toHaveLength(1);
    const whole = await painter.paintStill(pixels, weights, {statistics: shared[0]!});

    // Edge padding lies inside a tile at a cut; the overlap keeps it out of what is kept. One step is rounding.
    expect(largestDifference(tiled, whole)).toBeLessThanOrEqual(1);
    // And the test can tell: without shared statistics the same cut shows.
    const own = await painter.paintStill(pixels, weights);
    expect(largestDifference(tiled, own)).toBeGreaterThan(1);
  });
});

/** A dark half and a bright half with shapes in both: every tile by itself would be normalised differently. */
function drawSubject({width, height}: {readonly width: number; readonly height: number}): Pixels {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser has no 2-D canvas.');
  const sky = context.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, '#1b2340');
  sky.addColorStop(1, '#f2e3b0');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  for (let index = 0; index < 9; index++) {
    context.fillStyle = `hsl(${index * 77} 70% ${30 + index * 5}%)`;
    context.beginPath();
    context.arc(((index + 0.5) / 9) * width, (0.2 + 0.07 * index) * height, 6 + 2 * index, 0, 2 * Math.PI);
    context.fill();
  }
  return context.getImageData(0, 0, width, height);
}

function largestDifference(a: Pixels, b: Pixels): number {
  return a.data.reduce((most, value, index) => Math.max(most, Math.abs(value - (b.data[index] ?? 0))), 0);
}
