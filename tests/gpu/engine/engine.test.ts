/**
 * The whole engine in its worker: frames in, painting on the canvas, nothing left behind.
 */
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';

import type {KeptPixels} from '../../../src/protocol/messages.ts';
import type {ResourceCounts} from '../../../src/protocol/status.ts';
import {EngineHarness, SMALL_LAYOUT, testFrame} from '../../support/engine/engine-harness.ts';
import {longIf} from '../../support/long.ts';

describe.each(['wasm', 'webgpu'] as const)('the engine on %s', (backend) => {
  // One for all tests: a start on a software adapter compiles for seconds.
  let engine: EngineHarness;
  let styles: readonly string[];

  beforeAll(async () => {
    const worker = new Worker(new URL('../../support/engine/quick-engine.ts', import.meta.url), {type: 'module'});
    engine = new EngineHarness({backend, rung: {shortSide: 16, network: 'full'}}, SMALL_LAYOUT, worker);
    const ready = await engine.first('ready');
    expect(ready.backend.network).toBe(backend);
    styles = ready.styles.map(({id}) => id);
  });

  afterAll(() => {
    engine.dispose();
  });

  test('refuses to keep a picture before there is one, then shows the camera, then the painting', async () => {
    await expect(engine.call({name: 'keep', params: {unmirrored: false, lens: null}})).rejects.toThrow('source-empty');
    const showsCamera = engine.next('showing');
    await engine.sendFrame(testFrame(1));
    expect((await showsCamera).painted).toBe(false);
    expect((await engine.status()).resources.openVideoFrames).toBe(1);
    const showsPainting = engine.next('showing', (message) => message.painted);
    engine.look({style: styles[0]!});
    await showsPainting;
    const status = await engine.status();
    expect(status.selfTests.every((result) => result.passed)).toBe(true);
    expect(status.timings.captureToDisplay.medianMs).toBeGreaterThan(0);
    // The software adapter has timestamp queries; wasm knows only the clock on the wall.
    expect(status.timings.clock).toBe(backend === 'webgpu' ? 'gpu' : 'wall');
    expect(status.timings.network.medianMs).toBeGreaterThan(0);
    expect(status.workgroupShape?.origin).toBe(backend === 'webgpu' ? 'default' : undefined);
  });

  test('keeps a picture at the full resolution of the source, in the crop of the canvas', async () => {
    await engine.sendFrame(testFrame(1, 160, 90));
    const kept = (await engine.call({name: 'keep', params: {unmirrored: false, lens: null}})) as KeptPixels;
    // A 64x48 canvas shows the middle 120x90 of a 160x90 frame.
    expect([kept.width, kept.height]).toEqual([120, 90]);
    expect(kept.png.type).toBe('image/png');
    const bitmap = await createImageBitmap(kept.png);
    expect([bitmap.width, bitmap.height]).toEqual([120, 90]);
  });

  test(
    'tensors, GPU resources and open frames end where they began after 100 frames',
    {timeout: 300_000, ...longIf(backend === 'webgpu')},
    async () => {
      // Pools fill up in the first frames; what must stay flat is what comes after.
      await engine.paint(20);
      const before = await settledResources(engine);
      for (let round = 0; round < 4; round++) {
        engine.look({style: styles[round % styles.length]!});
        await engine.paint(25);
      }
      expect(await settledResources(engine)).toEqual(before);
    },
  );
});

/** The counts once the last frame has been painted and only the newest is held. */
async function settledResources(engine: EngineHarness): Promise<ResourceCounts> {
  return vi.waitFor(async () => {
    const {resources} = await engine.status();
    expect(resources.openVideoFrames).toBe(1);
    return resources;
  });
}
