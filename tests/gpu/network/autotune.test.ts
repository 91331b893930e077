/**
 * Tuning for real, on the software adapter at a tiny size: what it finds paints the same picture
 * and is remembered.
 */
import {deleteDB, openDB, type IDBPDatabase} from 'idb';
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';

import {requestSharedGpu, type SharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {ResourceLedger} from '../../../src/engine/gpu/resource-ledger.ts';
import {meanAbsoluteDifference} from '../../../src/engine/style/self-test.ts';
import {Autotuner} from '../../../src/engine/network/wgsl/autotune.ts';
import {
  nameOfShape,
  SHAPES,
  SOFTWARE_SHAPE,
  type WorkgroupShape,
} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import {WorkgroupTuning} from '../../../src/engine/network/wgsl/workgroup-tuning.ts';
import {tuningKey} from '../../../src/engine/network/wgsl/tuning-store.ts';
import {WgslPainter} from '../../../src/engine/style/wgsl-painter.ts';
import {pixelsOf} from '../../support/network/goldens.ts';
import {EngineHarness, SMALL_LAYOUT, testFrame} from '../../support/engine/engine-harness.ts';
import {storeModels} from '../../support/network/stored-models.ts';
import {randomNetwork} from '../../support/network/random-network.ts';

const ARITHMETIC = {precision: 'f32', subgroups: false} as const;
const SIZE = {width: 48, height: 32};
/** Enough where it matters only that a search takes place. */
const FEW_SHAPES = [SHAPES[0]!, SOFTWARE_SHAPE];
/**
 * Two small convolutions that stage one plane at a time, however many a shape allows: the software
 * adapter compiles every pass for eight shapes, and staging more takes it ten seconds for each.
 */
const SEED = 15;
const NETWORK = randomNetwork(SEED, {mostChannels: 8, mostBlocks: 0});

let gpu: SharedGpu;
let ledger: ResourceLedger;
const complaints: string[] = [];

beforeAll(async () => {
  gpu = await requestSharedGpu(() => undefined);
  ledger = new ResourceLedger(gpu.device);
  gpu.device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
});

afterAll(() => {
  gpu.device.destroy();
  expect(complaints).toEqual([]);
});

/** Steps as the paint loop does, once a display frame, until it is over. */
async function follow<Result>(step: () => Promise<Result | null>): Promise<Result> {
  for (;;) {
    const result = await step();
    if (result !== null) return result;
    await new Promise(requestAnimationFrame);
  }
}

test('the shape that is found paints the same picture, and nothing is left on the GPU', async () => {
  const before = ledger.counts();
  const {file, weights} = NETWORK;
  const parts = {device: gpu.device, network: file, weights, arithmetic: ARITHMETIC};
  const tuner = new Autotuner({...parts, shapes: SHAPES});
  const found = await follow(() => tuner.step(SIZE));
  expect(SHAPES).toContain(found);
  expect(ledger.counts()).toEqual(before);

  const pixels = pixelsOf(await createImageBitmap(testFrame(4, SIZE.width, SIZE.height)));
  const pictures = await Promise.all(
    [found, SOFTWARE_SHAPE].map(async (shape) => {
      const painter = await WgslPainter.create({device: gpu.device, network: NETWORK, shape, ...ARITHMETIC});
      const painted = await painter.paintStill(pixels, [0.5, 0.25, 0.25]);
      painter.dispose();
      return painted;
    }),
  );
  expect(meanAbsoluteDifference(pictures[0]!, pictures[1]!)).toBeLessThan(0.1);
  expect(meanAbsoluteDifference(pictures[0]!, pixels)).toBeGreaterThan(1);
});

test('a shape that this adapter cannot compile is passed over', async () => {
  const {file, weights} = NETWORK;
  const parts = {device: gpu.device, network: file, weights, arithmetic: ARITHMETIC};
  const impossible: WorkgroupShape = {kind: 'direct', x: -8, y: 8, quads: 3, chunk: 0};
  const tuner = new Autotuner({...parts, shapes: [impossible, SOFTWARE_SHAPE]});
  expect(await follow(() => tuner.step(SIZE))).toBe(SOFTWARE_SHAPE);
});

describe('an adapter', () => {
  const key = (): string => tuningKey(gpu.info, ARITHMETIC);
  /** The same adapter, as if it were hardware. */
  const hardware = (): SharedGpu => {
    const {vendor, architecture, device, description} = gpu.info;
    const info = {vendor, architecture, device, description, isFallbackAdapter: false} as GPUAdapterInfo;
    return {device: gpu.device, info};
  };

  async function tune(tuning: WorkgroupTuning): Promise<string> {
    tuning.prepare({device: gpu.device, network: NETWORK.file, weights: NETWORK.weights, arithmetic: ARITHMETIC});
    return follow(async () => {
      await tuning.step(SIZE);
      return tuning.status().tuned;
    });
  }

  async function store(value: unknown): Promise<void> {
    const upgrade = (created: IDBPDatabase): void => void created.createObjectStore('shapes');
    const database = await openDB('pareidolia-tuning', 1, {upgrade});
    await database.put('shapes', value, key());
    database.close();
  }

  beforeEach(async () => {
    await deleteDB('pareidolia-tuning');
  });

  test('of hardware is tuned once and uses what was found from the next start on', async () => {
    const first = await WorkgroupTuning.open(hardware(), ARITHMETIC, null, FEW_SHAPES);
    expect(first.status()).toMatchObject({origin: 'default', tuned: null});
    const found = await tune(first);
    const second = await WorkgroupTuning.open(hardware(), ARITHMETIC, null);
    expect(second.status()).toEqual({inUse: found, origin: 'stored', tuned: null});
    expect(SHAPES).toContain(second.shape);
    // A second visit does not tune: preparing makes nothing that a step could take on.
    second.prepare({device: gpu.device, network: NETWORK.file, weights: NETWORK.weights, arithmetic: ARITHMETIC});
    const before = ledger.counts();
    await second.step(SIZE);
    expect(ledger.counts()).toEqual(before);
    // Other arithmetic is another matter.
    const other = await WorkgroupTuning.open(hardware(), {precision: 'f16', subgroups: true}, null);
    expect(other.status().origin).toBe('default');
  });

  test('of software keeps its shape unless asked to tune', async () => {
    await store(nameOfShape(SHAPES[0]!));
    for (const autotune of [null, 'off'] as const) {
      const tuning = await WorkgroupTuning.open(gpu, ARITHMETIC, autotune);
      expect(tuning.status()).toEqual({inUse: nameOfShape(SOFTWARE_SHAPE), origin: 'default', tuned: null});
    }
    const asked = await WorkgroupTuning.open(gpu, ARITHMETIC, 'on', FEW_SHAPES);
    expect(asked.status()).toMatchObject({inUse: nameOfShape(SHAPES[0]!), origin: 'stored'});
    expect(SHAPES.map(nameOfShape)).toContain(await tune(asked));
  });

  test('ignores what is stored when tuning is off, and anything stored that is no shape of ours', async () => {
    const first = await WorkgroupTuning.open(hardware(), ARITHMETIC, null, FEW_SHAPES);
    await tune(first);
    expect((await WorkgroupTuning.open(hardware(), ARITHMETIC, 'off')).status().origin).toBe('default');
    for (const broken of ['tiled 9x9, 4 planes', {kind: 'direct', x: -1}, 42]) {
      await store(broken);
      expect((await WorkgroupTuning.open(hardware(), ARITHMETIC, null)).status().origin).toBe('default');
    }
  });
});

test('the engine tunes behind its paintings when asked, says what it found, and starts with it the next time', async () => {
  const rung = {shortSide: 16, network: 'full'} as const;
  // The shipped network would be compiled for eight shapes: minutes for nothing that this test is
  // about.
  const {baseUrl} = await storeModels(SEED, 'none', 'style');
  const open = async (): Promise<EngineHarness> => {
    const worker = new Worker(new URL('../../support/engine/engine-with-stored-models.ts', import.meta.url), {
      type: 'module',
    });
    const engine = new EngineHarness({backend: 'webgpu', rung, autotune: 'on', baseUrl}, SMALL_LAYOUT, worker);
    const {styles} = await engine.first('ready');
    engine.look({style: styles[0]!.id});
    return engine;
  };
  const first = await open();
  const found = await follow(async () => (await first.paint(1)).workgroupShape?.tuned ?? null);
  first.dispose();
  const second = await open();
  expect((await second.status()).workgroupShape).toMatchObject({inUse: found, origin: 'stored'});
  second.dispose();
});
