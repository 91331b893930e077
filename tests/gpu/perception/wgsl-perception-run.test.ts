/**
 * The perception network recorded into someone else's passes, over a long evening, with wrong
 * requests, and on a device that goes away.
 */
import {afterEach, beforeEach, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {ResourceLedger} from '../../../src/engine/gpu/resource-ledger.ts';
import {fromPlanes, toPlanes} from '../../../src/engine/perception/wgsl/planes.ts';
import type {PerceptionRun} from '../../../src/engine/perception/wgsl/perception-run.ts';
import type {PreparedObjective} from '../../../src/engine/perception/wgsl/prepared-objective.ts';
import {WgslPerception} from '../../../src/engine/perception/wgsl/wgsl-perception.ts';
import {readBuffer} from '../../../src/engine/gpu/read-back.ts';
import type {PerceptionNetworkFile, ReluRule} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {relativeDistance} from '../../support/network/goldens.ts';
import {naiveForward, naiveGradient} from '../../support/network/naive-perception.ts';
import {relativeError} from '../../support/network/random-directions.ts';
import {seededRandom} from '../../support/network/random-network.ts';
import {QUICK_SHAPE} from '../../support/network/quick-shape.ts';
import {randomPerception, randomPicture} from '../../support/network/random-perception.ts';

const TOLERANCE = 1e-3;
const FRAMES = 1000;
const RULES: readonly ReluRule[] = ['plain', 'deconvnet', 'guided'];
/** Sizes in steps of 4; more than a network keeps ready. */
const SIZES = [8, 12, 16, 20, 24, 28] as const;

/** One max-pool: sides are multiples of 4. */
const random = randomPerception(21, {stages: 1, width: 16, height: 12, mostChannels: 6});
const deepest = random.file.layers.at(-1)!;
const values = new Map([...random.weights].map(([name, weight]) => [name, weight.values]));

let device: GPUDevice;
let ledger: ResourceLedger;
let complaints: string[];

beforeEach(async () => {
  ({device} = await requestSharedGpu(() => undefined));
  complaints = [];
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
  ledger = new ResourceLedger(device);
});

afterEach(() => {
  device.destroy();
  expect(complaints).toEqual([]);
});

function perceptionOf(file: PerceptionNetworkFile = random.file): WgslPerception {
  return new WgslPerception({device, file, weights: values, shape: QUICK_SHAPE});
}

/** What the dream's own pass does on the GPU. */
function write(run: PerceptionRun, picture: RgbPicture): void {
  device.queue.writeBuffer(run.input, 0, toPlanes(picture.values, {...run.size, channels: 3}));
}

function record(commands: (pass: GPUComputePassEncoder) => void): void {
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  commands(pass);
  pass.end();
  device.queue.submit([encoder.finish()]);
}

async function readGradient({gradient}: PreparedObjective, run: PerceptionRun): Promise<Float32Array> {
  return fromPlanes(new Float32Array(await readBuffer(device, gradient)), {...run.size, channels: 3});
}

describe('a run of the perception network', () => {
  test('climbs from any layer on its way, under any rule, without being planned anew', async () => {
    const network = perceptionOf();
    const {picture} = random;
    const run = await network.createRun(picture, ['logits']);
    write(run, picture);
    for (const [index, layer] of random.file.layers.entries()) {
      const objective = {kind: 'channel', layer, channel: index % 2} as const;
      const prepared = await run.prepare(objective);
      for (const rule of RULES) {
        record((pass) => {
          run.encodeForward(pass, prepared.layer);
          prepared.encodeBackward(pass, rule);
          prepared.encodeScore(pass);
        });
        const expected = naiveGradient(random, picture, objective, rule);
        const [score] = new Float32Array(await readBuffer(device, prepared.score));
        expect(relativeError(score!, expected.score), layer).toBeLessThan(TOLERANCE);
        expect(relativeDistance(await readGradient(prepared, run), expected.gradient), layer).toBeLessThan(TOLERANCE);
      }
      prepared.dispose();
    }
    run.dispose();
    network.dispose();
  });

  test('shows the activations of the layers on its way where they lie', async () => {
    const network = perceptionOf();
    const run = await network.createRun(random.picture, [deepest]);
    write(run, random.picture);
    record((pass) => {
      run.encodeForward(pass);
    });
    const expected = naiveForward(random, random.picture);
    for (const layer of random.file.layers) {
      const {buffer, ...form} = run.activation(layer);
      const found = fromPlanes(new Float32Array(await readBuffer(device, buffer)), form);
      expect(relativeDistance(found, expected.get(layer)!.values), layer).toBeLessThan(TOLERANCE);
    }
    run.dispose();
    network.dispose();
  });

  test('holds no more after 1,000 gradient steps of changing rules, channels and pictures than after the first', async () => {
    const network = perceptionOf();
    const run = await network.createRun(random.picture, [deepest]);
    let prepared = await run.prepare({kind: 'l2', layer: deepest});
    const atFirst = ledger.counts();
    for (let frame = 0; frame < FRAMES; frame++) {
      if (frame % 50 === 0) {
        prepared.dispose();
        const channel = (frame / 50) % 2;
        prepared = await run.prepare(
          frame % 100 === 0 ? {kind: 'channel', layer: deepest, channel} : {kind: 'l2', layer: deepest},
        );
        write(run, randomPicture(16, 12, seededRandom(frame)));
      }
      const objective = prepared;
      record((pass) => {
        run.encodeForward(pass);
        objective.encodeBackward(pass, RULES[frame % 3]!);
      });
      if (frame % 50 === 0) await device.queue.onSubmittedWorkDone();
    }
    await device.queue.onSubmittedWorkDone();
    expect(ledger.counts()).toEqual(atFirst);
    prepared.dispose();
    run.dispose();
    network.dispose();
    expect(ledger.counts()).toEqual({buffers: 0, textures: 0, bytes: 0});
  });
});

describe('the perception network on single pictures', () => {
  test('keeps a few sizes ready and frees the others, and everything in the end', async () => {
    const network = perceptionOf();
    const ask = async (): Promise<number> => {
      for (const width of SIZES) {
        const picture = randomPicture(width, 8, seededRandom(width));
        await network.gradient(picture, {kind: 'l2', layer: deepest}, 'plain');
      }
      return ledger.counts().buffers;
    };
    const afterFirstRound = await ask();
    expect(await ask()).toBe(afterFirstRound);
    network.dispose();
    await device.queue.onSubmittedWorkDone();
    expect(ledger.counts()).toEqual({buffers: 0, textures: 0, bytes: 0});
  });

  test('answers requests that were made at once each for its own picture', async () => {
    const network = perceptionOf();
    const pictures = [1, 2, 3].map((seed) => randomPicture(16, 12, seededRandom(seed)));
    const objective = {kind: 'l2', layer: deepest} as const;
    const found = await Promise.all(pictures.map((picture) => network.gradient(picture, objective, 'plain')));
    for (const [index, picture] of pictures.entries()) {
      const expected = naiveGradient(random, picture, objective, 'plain');
      expect(relativeDistance(found[index]!.gradient, expected.gradient)).toBeLessThan(TOLERANCE);
    }
    network.dispose();
  });

  test('refuses layers, channels, labels and guides that do not exist, and goes on', async () => {
    const network = perceptionOf();
    const {picture} = random;
    const wrong = [
      {kind: 'l2', layer: 'conv9'},
      {kind: 'channel', layer: deepest, channel: 99},
      {kind: 'channel', layer: deepest, channel: 0.5},
      {kind: 'class', label: -1},
      {kind: 'guide', layer: deepest, features: new Float32Array(1)},
    ] as const;
    for (const objective of wrong) {
      await expect(network.gradient(picture, objective, 'plain')).rejects.toMatchObject({code: 'layer-unknown'});
    }
    await expect(network.activations(picture, ['conv9'])).rejects.toMatchObject({code: 'layer-unknown'});
    await expect(network.createRun(picture, ['conv9'])).rejects.toMatchObject({code: 'layer-unknown'});
    expect((await network.activations(picture, ['probabilities'])).get('probabilities')!.channels).toBe(5);
    network.dispose();
  });

  test('refuses weights that are missing and gradients it cannot take', async () => {
    expect(() => new WgslPerception({device, file: random.file, weights: new Map()})).toThrow(/conv1\/kernel/);
    const ops = random.file.ops.map((op) =>
      op.kind === 'conv' ? {...op, pad: {mode: 'edge', size: op.pad.size} as const} : op,
    );
    const network = perceptionOf({...random.file, ops});
    await expect(network.gradient(random.picture, {kind: 'l2', layer: deepest}, 'plain')).rejects.toMatchObject({
      code: 'model-invalid',
    });
    network.dispose();
  });

  test('says that the GPU was lost when the device goes away in the middle of a request, and from then on', async () => {
    const network = perceptionOf();
    const objective = {kind: 'l2', layer: deepest} as const;
    await network.gradient(random.picture, objective, 'plain');
    const asking = network.gradient(random.picture, objective, 'plain');
    device.destroy();
    await expect(asking).rejects.toMatchObject({code: 'gpu-lost'});
    await expect(network.activations(random.picture, [deepest])).rejects.toMatchObject({code: 'gpu-lost'});
  });
});
