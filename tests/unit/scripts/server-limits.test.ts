/**
 * What one client can hold of the machine, who may ask, and what is said to those who may not.
 */
import {mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {request, type ServerResponse} from 'node:http';
import {connect, type AddressInfo, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {afterAll, afterEach, expect, test} from 'vitest';

import {CompressedFiles} from '../../../scripts/lib/server/compressed-files.mjs';
import {createStaticServer} from '../../../scripts/lib/static-server.mjs';

const root = mkdtempSync(join(tmpdir(), 'limits-'));
mkdirSync(join(root, 'assets'));
writeFileSync(join(root, 'index.html'), '<!doctype html>');
writeFileSync(join(root, 'large.bin'), '');
const LARGE_BYTES = 20_000_000;
truncateSync(join(root, 'large.bin'), LARGE_BYTES);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const opened: {close(): unknown}[] = [];
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of opened.splice(0)) server.close();
});

afterAll(() => {
  rmSync(root, {recursive: true});
});

type Options = Partial<Parameters<typeof createStaticServer>[0]>;

async function listen(options: Options = {}, host = '127.0.0.1') {
  const server = createStaticServer({root, version: '1.2.3', ...options});
  opened.push(server);
  await new Promise<void>((listening) => server.listen(0, host, listening));
  return {server, port: (server.address() as AddressInfo).port};
}

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  // A connection that is cut off is what some of these tests wait for.
  socket.on('error', () => undefined);
  await new Promise((connected) => socket.once('connect', connected));
  return socket;
}

/** Sends bytes as they are, and reads until the server hangs up. */
async function say(port: number, text: string): Promise<string> {
  const socket = await dial(port);
  let heard = '';
  socket.on('data', (part: Buffer) => (heard += part.toString('latin1')));
  socket.write(text);
  await new Promise((closed) => socket.once('close', closed));
  return heard;
}

function askAs(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({port, host: '127.0.0.1', path: '/', headers: {host}}, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}

/**
 * The bytes of buffers that this process still uses. What the system has taken over is garbage
 * here, a megabyte and more for each client, and so is what earlier tests have left.
 */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

test('two hundred clients that do not read hold little more than a piece each', async () => {
  const {server, port} = await listen();
  const before = heldBytes();
  const responses: ServerResponse[] = [];
  server.on('request', (_request, response) => responses.push(response));
  const clients = await Promise.all(Array.from({length: 200}, () => dial(port)));
  for (const socket of clients) {
    socket.pause();
    socket.write('GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n');
  }
  // The first piece is on its way then: a server that reads whole files has them by now.
  const countBegun = () => responses.filter(({headersSent}) => headersSent).length;
  await expect.poll(countBegun, {timeout: 20_000}).toBe(200);
  const grown = heldBytes() - before;
  console.info(`held for 200 clients: ${(grown / 1e6).toFixed(0)} MB`);
  expect(grown).toBeLessThan(200 * 1_000_000);
}, 30_000);

test('a slow client gets the whole file all the same', async () => {
  const {port} = await listen();
  const response = await fetch(`http://localhost:${port}/large.bin`);
  expect((await response.arrayBuffer()).byteLength).toBe(LARGE_BYTES);
});

test('connections beyond the limit are turned away, and those before it are served', async () => {
  const {server, port} = await listen({mostConnections: 3});
  const turnedAway = new Promise((dropped) => server.once('drop', dropped));
  await Promise.all(Array.from({length: 4}, () => dial(port)));
  await turnedAway;
  sockets[0]?.destroy();
  const ask = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      ({status}) => status,
      () => 0,
    );
  await expect.poll(ask, {timeout: 20_000}).toBe(200);
});

test('a client that stops reading is cut off', async () => {
  const {server, port} = await listen({longestStallMs: 100});
  const gone = new Promise((closed) => {
    server.on('request', (_request, response) => response.once('close', closed));
  });
  const socket = await dial(port);
  socket.pause();
  socket.write('GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await gone;
});

test.each([
  ['a line that is no request', 'hello\r\n\r\n', 400],
  ['a request without a host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['headers without an end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
])('%s is refused with the security headers', async (_what, text, status) => {
  const {port} = await listen({longestStallMs: 1000});
  const heard = await say(port, text);
  expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(heard).toContain("Content-Security-Policy: default-src 'self'");
  expect(heard).toContain('X-Content-Type-Options: nosniff');
});

test('where only this machine is served, another name is refused', async () => {
  const {port} = await listen({hostNames: ['mirror.example']});
  expect(await askAs(port, `localhost:${port}`)).toBe(200);
  expect(await askAs(port, `127.0.0.1:${port}`)).toBe(200);
  expect(await askAs(port, '[::1]')).toBe(200);
  expect(await askAs(port, 'mirror.example')).toBe(200);
  expect(await askAs(port, 'elsewhere.example')).toBe(421);
  expect(await askAs(port, 'localhost.elsewhere.example')).toBe(421);
  expect(await askAs(port, 'localhost@elsewhere.example')).toBe(421);
});

test('where the network is served, every name is', async () => {
  const {port} = await listen({}, '0.0.0.0');
  expect(await askAs(port, 'mirror.example')).toBe(200);
});

test('a file is compressed once, however many ask at once, and anew when it changes', async () => {
  const files = new CompressedFiles();
  let reads = 0;
  const read = () => {
    reads++;
    return Promise.resolve(Buffer.from('text'));
  };
  await Promise.all([files.get('/a', '1', read), files.get('/a', '1', read)]);
  expect(reads).toBe(1);
  await files.get('/a', '2', read);
  expect(reads).toBe(2);
  await expect(files.get('/a', '3', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  await files.get('/a', '3', read);
  expect(reads).toBe(3);
});
