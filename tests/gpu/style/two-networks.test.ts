/**
 * The full and the lite network in one engine: each paints where it should, and a lite one of no
 * use is left out.
 */
import {afterEach, describe, expect, test} from 'vitest';

import {meanAbsoluteDifference} from '../../../src/engine/style/self-test.ts';
import type {KeptPixels} from '../../../src/protocol/messages.ts';
import type {NetworkSize} from '../../../src/protocol/rung.ts';
import {EngineHarness, SMALL_LAYOUT, testFrame} from '../../support/engine/engine-harness.ts';
import {pixelsOf} from '../../support/network/goldens.ts';
import {LITE_NAME, storeModels, type Fault, type StoredModels} from '../../support/network/stored-models.ts';
import {longIf} from '../../support/long.ts';

const {height} = SMALL_LAYOUT.size;

let harness: EngineHarness | null = null;

afterEach(() => {
  harness?.dispose();
  harness = null;
});

/** An engine that has painted one picture, pinned to a network. */
async function paintWith(
  backend: 'wasm' | 'webgpu',
  network: NetworkSize,
  models: StoredModels,
): Promise<EngineHarness> {
  harness?.dispose();
  const worker = new Worker(new URL('../../support/engine/engine-with-stored-models.ts', import.meta.url), {
    type: 'module',
  });
  const options = {backend, rung: {shortSide: height, network}, baseUrl: models.baseUrl};
  const engine = new EngineHarness(options, SMALL_LAYOUT, worker);
  harness = engine;
  const {styles} = await engine.first('ready');
  const painted = engine.next('showing', (message) => message.painted);
  engine.look({style: styles[0]!.id});
  await engine.sendFrame(testFrame(1));
  await painted;
  return engine;
}

describe.each(['wasm', 'webgpu'] as const)('with a lite network on %s', (backend) => {
  test(
    'both are tested, the one that the rung names paints, and pictures are kept by the full one',
    longIf(backend === 'webgpu'),
    async () => {
      const models = await storeModels(3);
      const pictures = new Map<NetworkSize, ImageData>();
      const kept = new Map<NetworkSize, Blob>();
      for (const network of ['full', 'lite'] as const) {
        const engine = await paintWith(backend, network, models);
        const status = await engine.status();
        expect(status.rung).toEqual({shortSide: height, network});
        expect(status.models.map(({name}) => name)).toEqual(['style', LITE_NAME]);
        expect(status.selfTests.map((result) => [result.network, result.passed])).toEqual([
          ['style', true],
          [LITE_NAME, true],
        ]);
        expect(status.leftOut).toEqual([]);
        pictures.set(network, await engine.snapshot());
        kept.set(
          network,
          ((await engine.call({name: 'keep', params: {unmirrored: false, lens: null}})) as KeptPixels).png,
        );
      }
      const [full, lite] = [pictures.get('full')!, pictures.get('lite')!];
      const input = pixelsOf(await createImageBitmap(testFrame(1)));
      const expected = await models.paint(input, [1, ...new Array<number>(9).fill(0)]);
      // Enlarging for the screen softens the picture a little; another network's is far away.
      expect(meanAbsoluteDifference(lite, expected)).toBeLessThan(meanAbsoluteDifference(full, expected) / 3);
      const bitmaps = await Promise.all([kept.get('full')!, kept.get('lite')!].map((png) => createImageBitmap(png)));
      const [keptByFull, keptByLite] = bitmaps.map(pixelsOf);
      expect(meanAbsoluteDifference(keptByFull!, keptByLite!)).toBeLessThan(0.01);
    },
  );
});

describe('a lite network that is of no use is left out with a reason, and the full one paints:', () => {
  test.each<[Fault, RegExp]>([
    ['paints-wrongly', /self-test failed: off by \d+\.\d+\/255/],
    ['other-styles', /it paints .+, great-wave instead of great-wave, /],
    ['damaged', /model-corrupt: style-lite\/weights\.bin has sha256/],
    ['unfit', /model-invalid: /],
  ])('%s', async (fault, reason) => {
    const engine = await paintWith('wasm', 'lite', await storeModels(3, fault));
    const status = await engine.status();
    expect(status.leftOut).toEqual([{name: LITE_NAME, reason: expect.stringMatching(reason) as string}]);
    expect(status.models.map(({name}) => name)).toEqual(['style']);
    expect(status.rung).toEqual({shortSide: height, network: 'full'});
    expect(status.failures.map(({detail}) => detail)).toEqual(['there is no lite network to pin: the full one paints']);
  });
});
