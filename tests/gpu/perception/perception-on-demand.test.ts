/**
 * The shipped perception network, opened when it is asked for: on a backend that passes its
 * self-test, or with a clear reason.
 */
import {afterEach, describe, expect, test, vi} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {loadPerception} from '../../../src/engine/network/files/load-perception.ts';
import {openPerception} from '../../../src/engine/perception/open-perception.ts';
import {PerceptionOnDemand, type LoadPerception} from '../../../src/engine/perception/perception-on-demand.ts';
import type {NetworkFacts} from '../../../src/protocol/network-facts.ts';
import {QUICK_SHAPE} from '../../support/network/quick-shape.ts';

const modelsUrl = new URL('/models/', location.href).href;
const load: LoadPerception = (options) => loadPerception(modelsUrl, options);
const WASM = {backends: ['wasm'], gpu: null, workgroupShape: null} as const;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the perception network on demand', () => {
  test('is not loaded before it is asked for, and then once for all who ask, without its feature sheets', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const told: NetworkFacts[] = [];
    const perception = new PerceptionOnDemand(load, WASM, (network) => told.push(network));
    expect(perception.status()).toEqual({models: [], leftOut: [], selfTests: []});
    expect(fetched).not.toHaveBeenCalled();

    const shares: number[] = [];
    const [first, second] = await Promise.all([perception.ask((share) => shares.push(share)), perception.ask()]);
    expect(await perception.ask()).toBe(first);
    expect(second).toBe(first);
    const paths = fetched.mock.calls.map(([url]) => (url as URL).href.slice(modelsUrl.length));
    expect(paths.toSorted()).toEqual(['manifest.json', 'perception/model.json', 'perception/weights.bin']);
    // How many pieces the weights arrive in is the browser's choice; each is told of.
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);

    expect(perception.status()).toMatchObject({
      models: [{name: 'perception'}],
      leftOut: [],
      selfTests: [{network: 'perception', backend: expect.stringMatching(/^wasm, kernel, /) as string, passed: true}],
    });
    expect(perception.tensorCounts().bytes).toBeGreaterThan(0);
    // What it knows is told once, for all who ask.
    const {labels, layers, input} = first.file;
    expect(told).toEqual([{words: labels.map(({word}) => word), layers, side: input.side}]);
    first.dispose();
  });

  test('says what went wrong, and is loaded when it is asked for again', async () => {
    const perception = new PerceptionOnDemand(load, WASM, () => undefined);
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(perception.ask()).rejects.toMatchObject({code: 'model-missing'});
    expect(perception.status().leftOut).toEqual([
      {name: 'perception', reason: 'model-missing: /models/manifest.json could not be fetched'},
    ]);
    const network = await perception.ask();
    expect(perception.status().leftOut).toEqual([]);
    network.dispose();
  });
});

describe('opening', () => {
  test('takes WebGPU where the self-test passes', async () => {
    const gpu = await requestSharedGpu(() => undefined);
    const model = await loadPerception(modelsUrl);
    const opened = await openPerception(model, {backends: ['webgpu', 'wasm'], gpu, workgroupShape: QUICK_SHAPE});
    expect(opened).toMatchObject({
      backend: 'webgpu',
      skipped: [],
      selfTests: [{backend: 'webgpu, wgsl', passed: true}],
    });
    opened.network.dispose();
    gpu.device.destroy();
  });

  test('goes on to the next backend where one fails, and says why', async () => {
    const gpu = await requestSharedGpu(() => undefined);
    gpu.device.destroy();
    const model = await loadPerception(modelsUrl);
    const opened = await openPerception(model, {backends: ['webgpu', 'wasm'], gpu, workgroupShape: null});
    expect(opened).toMatchObject({
      backend: 'wasm',
      skipped: [{attempt: {backend: 'webgpu'}, reason: expect.stringContaining('gpu-lost') as string}],
      selfTests: [{backend: expect.stringMatching(/^wasm, kernel, /) as string, passed: true}],
    });
    opened.network.dispose();
  });

  test('gives up where every backend computes something else, and says how far off each is', async () => {
    const model = await loadPerception(modelsUrl);
    const {selfTest} = model.file;
    const gradient = {...selfTest.gradient, step: -selfTest.gradient.step};
    const asked = openPerception({...model, file: {...model.file, selfTest: {...selfTest, gradient}}}, WASM);
    await expect(asked).rejects.toMatchObject({
      code: 'perception-unavailable',
      detail: expect.stringMatching(
        /wasm, kernel: self-test failed: probabilities off by up to 0\.000\d, gradient by \d+.*; wasm, tfjs: self-test failed: /,
      ) as string,
    });
  });
});
