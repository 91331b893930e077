import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, afterEach, beforeAll, expect, test, vi} from 'vitest';

import {decodeWeights} from '../../../../src/engine/network/files/decode-weights.ts';
import {loadPerception} from '../../../../src/engine/network/files/load-perception.ts';
import {weightsFile} from '../../../support/network/perception-model.ts';
import {randomPerception} from '../../../support/network/random-perception.ts';

const random = randomPerception(31);
/** Of a busy machine. */
const SOON = {timeout: 20_000};
/** What the server answers, by path. */
const site = new Map<string, Uint8Array>();
/** The path whose connection breaks off half-way. */
let brokenPath: string | null = null;
/** The path that is answered with other bytes of the same length, once. */
let damagedPath: string | null = null;
/** Hears of a download of the weights whose second half is held back, and how to end it. */
let holdBack: ((sendRest: () => void) => void) | null = null;
let server: Server;
let modelsUrl: string;

beforeAll(async () => {
  server = createServer(({url = ''}, response) => {
    const body = url === damagedPath ? site.get(url)?.map((byte) => byte ^ 1) : site.get(url);
    if (url === damagedPath) damagedPath = null;
    response.writeHead(body ? 200 : 404, {'Content-Length': body?.length ?? 0});
    if (body && url === brokenPath) response.write(body.subarray(0, body.length / 2), () => response.destroy());
    else if (body && holdBack !== null && url.endsWith('weights.bin')) {
      response.write(body.subarray(0, body.length / 2));
      holdBack(() => response.end(body.subarray(body.length / 2)));
    } else response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  modelsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/models/`;
});

afterEach(() => {
  holdBack = null;
});

afterAll(() => {
  server.close();
});

/** Holds back the second half of the weights until what comes out here is called. */
function nextHeldBack(): Promise<() => void> {
  return new Promise((resolve) => (holdBack = resolve));
}

/** Serves the network under a name in the manifest. */
function serve(name: string, modelJson = JSON.stringify(random.file)): void {
  const contents = {
    'perception/model.json': new TextEncoder().encode(modelJson),
    'perception/weights.bin': new Uint8Array(weightsFile(random.weights)),
  };
  const files = Object.entries(contents).map(([path, bytes]) => {
    site.set(`/models/${path}`, bytes);
    return {path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex')};
  });
  const entry = {name, version: '1', model: 'perception/model.json', files, licence: 'MIT', card: 'perception/card.md'};
  site.set('/models/manifest.json', new TextEncoder().encode(JSON.stringify({models: [entry]})));
}

test('the perception network is loaded by the manifest, whole, and its weights decode to what was written', async () => {
  serve('perception');
  const {file, model} = await loadPerception(modelsUrl);
  expect(file).toEqual(random.file);
  expect(decodeWeights(file, model)).toEqual(random.weights);
});

test('tells how much has arrived while the rest is still on its way', async () => {
  serve('perception');
  const heldBack = nextHeldBack();
  const shares: number[] = [];
  const loading = loadPerception(modelsUrl, {onProgress: (share) => shares.push(share)});
  const sendRest = await heldBack;
  await expect.poll(() => shares.at(-1), SOON).toBeGreaterThan(0.4);
  expect(shares.at(-1)).toBeLessThan(1);
  sendRest();
  await loading;
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test.each<{silentMs: number; end: object}>([
  {silentMs: 89_000, end: {model: {status: {name: 'perception'}}}},
  {
    silentMs: 91_000,
    end: {code: 'model-missing', detail: 'nothing of /models/perception/weights.bin has come for 90000 ms'},
  },
])('a line on which nothing comes is given up after 90 s: $silentMs ms', async ({silentMs, end}) => {
  serve('perception');
  const heldBack = nextHeldBack();
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
  const ended = loadPerception(modelsUrl).catch((error: unknown) => error);
  const sendRest = await heldBack;
  await vi.advanceTimersByTimeAsync(silentMs);
  vi.useRealTimers();
  sendRest();
  expect(await ended).toMatchObject(end);
});

test('a manifest without it says so', async () => {
  serve('style');
  await expect(loadPerception(modelsUrl)).rejects.toMatchObject({code: 'model-missing'});
});

test('a connection that breaks off in the middle of the weights leaves nothing half-loaded', async () => {
  serve('perception');
  brokenPath = '/models/perception/weights.bin';
  await expect(loadPerception(modelsUrl)).rejects.toMatchObject({code: 'model-missing'});
  brokenPath = null;
});

test('a file that was damaged on its way alone is fetched once more', async () => {
  serve('perception');
  damagedPath = '/models/perception/weights.bin';
  const {file, model} = await loadPerception(modelsUrl);
  expect(damagedPath).toBeNull();
  expect(decodeWeights(file, model)).toEqual(random.weights);
});

test('a damaged weights file is refused', async () => {
  serve('perception');
  const bytes = site.get('/models/perception/weights.bin')!;
  bytes[100] = bytes[100]! ^ 1;
  await expect(loadPerception(modelsUrl)).rejects.toMatchObject({code: 'model-corrupt'});
});

test('a file that is no perception network is refused', async () => {
  serve('perception', JSON.stringify({...random.file, labels: []}));
  await expect(loadPerception(modelsUrl)).rejects.toMatchObject({code: 'model-invalid'});
});

test('weights that do not fit the op list are refused', async () => {
  const [{paths, weights}] = random.file.weightsManifest as unknown as [
    {paths: string[]; weights: {name: string; shape: number[]}[]},
  ];
  const reshaped = weights.map((entry) =>
    entry.name === 'logits/kernel' ? {...entry, shape: entry.shape.toReversed()} : entry,
  );
  serve('perception', JSON.stringify({...random.file, weightsManifest: [{paths, weights: reshaped}]}));
  const {file, model} = await loadPerception(modelsUrl);
  expect(() => decodeWeights(file, model)).toThrow("weight 'logits/kernel' has shape [5");
});
