/**
 * What a start does when another start was quicker, and when the new version cannot be built.
 */
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {createServer, type AddressInfo, type Server} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, expect, test, vi} from 'vitest';

import {bringUp, orServeLastBuild} from '../../../scripts/lib/bring-up.mjs';
import {probePort} from '../../../scripts/lib/probe-port.mjs';
import {createStaticServer} from '../../../scripts/lib/static-server.mjs';

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: Server, port = 0): Promise<number> {
  open.push(server);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return (server.address() as AddressInfo).port;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

function project(): string {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  writeFileSync(join(root, 'package.json'), '{"version": "1.2.3"}');
  mkdirSync(join(root, 'dist'));
  return root;
}

test('a start that another one overtakes while it builds says that the mirror is already running', async () => {
  const port = await findFreePort();
  const root = project();
  const mirror = await bringUp(root, {kind: 'address', host: '127.0.0.1', port, protocol: 'http'}, async () => {
    await listen(createStaticServer({root, version: '1.2.3'}), port);
  });
  expect(mirror).toEqual({
    kind: 'reused',
    message: `Pareidolia 1.2.3 is already running at http://localhost:${port}`,
  });
});

test('a probe of another start is not taken for another program', async () => {
  const probe = createServer();
  const port = await listen(probe);
  // It holds the port and answers nothing: what a probe looks like to another.
  probe.on('connection', (socket) => socket.destroy());
  const holder = await probePort({host: '127.0.0.1', port}, () => new Promise((closed) => probe.close(closed)));
  expect(holder).toEqual({kind: 'free'});
});

test('a version that cannot be built is warned of, and the last good build served', async () => {
  const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const root = project();
  const fail = () => Promise.reject(new Error('A file is damaged.'));
  await expect(orServeLastBuild(fail)(root)).rejects.toThrow('A file is damaged.');
  writeFileSync(join(root, 'dist/index.html'), '<!doctype html>');
  await orServeLastBuild(fail)(root);
  expect(warned).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/last good build is served.*A file is damaged/));
  warned.mockRestore();
});
