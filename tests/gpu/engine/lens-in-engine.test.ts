/**
 * A lens in the whole engine: real worker, shipped networks, real canvas; only the lens itself is
 * the test's.
 */
import {afterEach, describe, expect, test} from 'vitest';

import {placePlates} from '../../../src/protocol/lens-layout.ts';
import type {LensReport} from '../../../src/protocol/lens.ts';
import {lensWith} from '../../../src/catalogue/lens-options.ts';
import type {CanvasLayout, KeptPixels} from '../../../src/protocol/messages.ts';
import {sayAll} from '../../../src/words/say.ts';
import {EngineHarness, SMALL_LAYOUT} from '../../support/engine/engine-harness.ts';
import {firstThenLong} from '../../support/long.ts';

const AREA = {x: 0, y: 0, width: 96, height: 64};
const LAYOUT: CanvasLayout = {...SMALL_LAYOUT, size: {width: 96, height: 64}, lensArea: AREA};

/** A loaded machine draws late. */
const PATIENCE = {timeout: 20_000};

let harness: EngineHarness | null = null;

afterEach(() => {
  harness?.dispose();
  harness = null;
});

/**
 * A frame of 96x64: blue to the left of the middle square, green to its right, the square itself
 * red above and grey below.
 */
function frame(): VideoFrame {
  const canvas = new OffscreenCanvas(96, 64);
  const context = canvas.getContext('2d')!;
  for (const [colour, x, y, width, height] of [
    ['#0000f0', 0, 0, 16, 64],
    ['#00f000', 80, 0, 16, 64],
    ['#f01010', 16, 0, 64, 32],
    ['#808080', 16, 32, 64, 32],
  ] as const) {
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
  }
  return new VideoFrame(canvas, {timestamp: 0});
}

function factOf({findings}: LensReport, name: string): number {
  const found = findings.facts.find((fact) => sayAll(fact.name) === name);
  return found ? Number(sayAll(found.value)) : NaN;
}

describe('through a lens', () => {
  async function start(backend: 'wasm' | 'webgpu'): Promise<EngineHarness> {
    const worker = new Worker(new URL('../../support/engine/engine-with-test-lens.ts', import.meta.url), {
      type: 'module',
    });
    const engine = new EngineHarness({backend, rung: {shortSide: 16, network: 'full'}}, LAYOUT, worker);
    harness = engine;
    await engine.first('perception-found');
    await engine.sendFrame(frame());
    return engine;
  }

  test('the engine shows the middle of the picture, keeps it with a caption, survives unknown names, and goes back to the mirror', async () => {
    const engine = await start('wasm');
    engine.lens(lensWith('saliency'));
    const {report} = await engine.next('lens-report');
    const shares = engine.messages.flatMap((message) => (message.kind === 'lens-progress' ? [message.share] : []));
    // How many there are is the browser's choice of pieces.
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(report.plates.map(({id, width, height}) => [id, width, height])).toEqual([
      ['seen', 160, 160],
      ['painted', 160, 160],
    ]);
    expect(report.findings.label).not.toBeNull();
    expect(factOf(report, 'weights')).toBeGreaterThan(10);

    // The square, and nothing of what lies beside it; beneath the plates the mirror is grey.
    const [seen] = placePlates('row', report.plates, AREA).map(({rect}) => rect);
    await expect
      .poll(async () => {
        const {data} = await engine.snapshot();
        const at = (share: number): number => {
          const [x, y] = [Math.floor(seen!.x + seen!.width / 2), Math.floor(seen!.y + seen!.height * share)];
          return (y * LAYOUT.size.width + x) * 4;
        };
        return [at(0.25), at(0.75)].map((pixel) => [...data.subarray(pixel, pixel + 3)].map((value) => value >> 4));
      }, PATIENCE)
      .toEqual([
        [15, 1, 1],
        [8, 8, 8],
      ]);

    const kept = (await engine.call({
      name: 'keep',
      params: {unmirrored: false, lens: {title: 'labels', captions: {}}},
    })) as KeptPixels;
    expect([kept.width, kept.height, kept.png.type]).toEqual([1920, 1080, 'image/png']);
    const picture = new OffscreenCanvas(1920, 1080).getContext('2d')!;
    picture.drawImage(await createImageBitmap(kept.png), 0, 0);
    expect([...picture.getImageData(480, 300, 1, 1).data].map((value) => value >> 4)).toEqual([15, 1, 1, 15]);
    const line = picture.getImageData(0, 960, 1920, 80).data;
    expect(line.some((value, index) => index % 4 === 0 && value > 200)).toBe(true);

    const trouble = engine.next('trouble');
    const goneOn = engine.next('lens-report');
    engine.lens(lensWith('saliency', {layer: 'conv99'}));
    expect((await trouble).failure.code).toBe('layer-unknown');
    expect((await goneOn).report.findings.layer).toBeNull();

    engine.lens(lensWith('linear', {dimension: 7}));
    engine.lens(null);
    await expect
      .poll(async () => {
        const {data} = await engine.snapshot();
        return data.subarray(0, 3).map((value) => value >> 4);
      }, PATIENCE)
      .toEqual(Uint8ClampedArray.of(0, 0, 15));
    expect((await engine.status()).lens).toBeNull();
  });

  firstThenLong(['wasm', 'webgpu'] as const)(
    'on %s the same network with shuffled weights finds something else, and is gone with the lens',
    async (backend) => {
      const engine = await start(backend);
      engine.lens(lensWith('saliency'));
      const {report: first} = await engine.next('lens-report');
      expect(first.findings.label).not.toBeNull();
      const before = (await engine.status()).resources;
      engine.lens(lensWith('saliency', {isRandomised: true}));
      const {report} = await engine.next('lens-report', ({report: {findings}}) =>
        findings.facts.some(({name, value}) => sayAll(name) === 'untrained' && sayAll(value) !== 'null'),
      );
      expect(factOf(report, 'trained')).toBeGreaterThan(0);
      expect(Math.abs(factOf(report, 'untrained') - factOf(report, 'trained'))).toBeGreaterThan(1e-4);
      if (backend === 'wasm') return;
      const added = (await engine.status()).resources.gpuBuffers - before.gpuBuffers;
      expect(added).toBeGreaterThan(0);
      engine.lens(null);
      // Painting begins again, and may take buffers of its own; but far fewer than a network has.
      await expect
        .poll(async () => (await engine.status()).resources.gpuBuffers, PATIENCE)
        .toBeLessThan(before.gpuBuffers + added / 2);
    },
  );
});
