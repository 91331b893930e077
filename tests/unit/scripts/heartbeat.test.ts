/**
 * The heartbeat at the server: who may send one, when it counts, and what the launcher hears.
 */
import {mkdtempSync} from 'node:fs';
import {request, type RequestOptions} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';

import {HeartbeatBox, readBeat} from '../../../scripts/lib/server/heartbeat-box.mjs';
import {isLoopback} from '../../../scripts/lib/server/local-requests.mjs';
import {createStaticServer} from '../../../scripts/lib/static-server.mjs';

const BEAT = {state: 'picture', version: '1.2.3'};

let now: number;
let server: ReturnType<typeof createStaticServer>;

beforeEach(async () => {
  now = 1000;
  server = createStaticServer({
    root: mkdtempSync(join(tmpdir(), 'dist-')),
    version: '1.2.3',
    heartbeats: new HeartbeatBox(() => now),
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function ask(method: string, body = '', options: RequestOptions = {}): Promise<{status: number; text: string}> {
  return new Promise((resolve, reject) => {
    const {port} = server.address() as AddressInfo;
    request({port, host: '127.0.0.1', path: '/__pareidolia/heartbeat', method, ...options}, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.once('end', () => {
        resolve({status: response.statusCode ?? 0, text});
      });
    })
      .once('error', reject)
      .end(body);
  });
}

async function hear(): Promise<unknown> {
  return JSON.parse((await ask('GET')).text);
}

function beat(options?: RequestOptions) {
  return ask('POST', JSON.stringify(BEAT), options);
}

test('a launcher that asks hears how long ago the page last said what is on its screen', async () => {
  expect(await hear()).toEqual({ageMs: null, state: null, version: null});
  expect((await beat()).status).toBe(204);
  now += 4000;
  expect(await hear()).toEqual({ageMs: 4000, state: 'picture', version: '1.2.3'});
});

test('without a launcher, and a minute after it has gone, nobody listens', async () => {
  expect((await beat()).status).toBe(404);
  await hear();
  expect((await beat()).status).toBe(204);
  now += 60_001;
  expect((await beat()).status).toBe(404);
});

test('another site cannot say that the mirror lives', async () => {
  await hear();
  const {port} = server.address() as AddressInfo;
  expect((await beat({headers: {origin: 'http://elsewhere.example'}})).status).toBe(403);
  expect((await beat({headers: {origin: 'null'}})).status).toBe(403);
  expect((await beat({headers: {host: 'elsewhere.example', origin: 'http://elsewhere.example'}})).status).toBe(421);
  expect(await hear()).toMatchObject({ageMs: null});
  expect((await beat({headers: {host: `localhost:${port}`, origin: `http://localhost:${port}`}})).status).toBe(204);
});

test.each(['', 'null', '{}', '{"state": "asleep", "version": "1"}', '{"state": "picture"}', `"${'x'.repeat(300)}"`])(
  'takes no %j for a heartbeat',
  async (text) => {
    await hear();
    expect((await ask('POST', text)).status).toBe(400);
    expect(await hear()).toMatchObject({ageMs: null});
  },
);

test('keeps two words of a beat and nothing else', () => {
  expect(readBeat(JSON.stringify({...BEAT, picture: 'a picture'}))).toEqual(BEAT);
});

test('is there for this machine alone', () => {
  for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1']) expect(isLoopback(address)).toBe(true);
  for (const address of ['192.168.1.5', '::ffff:10.0.0.1', 'fe80::1', '128.0.0.1', undefined]) {
    expect(isLoopback(address)).toBe(false);
  }
});
