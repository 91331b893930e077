/**
 * What `npm start` does about its port and its options, against real servers and through the real
 * script.
 */
import {spawn} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {createServer as createPlainServer, type AddressInfo, type Server as TcpServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterEach, expect, test} from 'vitest';

import {loadOrCreateCertificate} from '../../../scripts/lib/certificate.mjs';
import {probePort} from '../../../scripts/lib/probe-port.mjs';
import {describeServer, planStart, readAddress} from '../../../scripts/lib/start-plan.mjs';
import {createStaticServer} from '../../../scripts/lib/static-server.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const open: {close(): unknown}[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** Any TCP server: HTTP, HTTPS and plain ones are all of this kind. */
async function listen(server: TcpServer): Promise<number> {
  open.push(server);
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  return (server.address() as AddressInfo).port;
}

async function run(...parameters: string[]): Promise<{code: number | null; text: string}> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...parameters]);
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return {code, text};
}

function ownServer(version: string) {
  return createStaticServer({root: mkdtempSync(join(tmpdir(), 'dist-')), version});
}

test('sees a free port', async () => {
  const server = createServer();
  const port = await listen(server);
  await new Promise((closed) => server.close(closed));
  expect(await probePort({host: '127.0.0.1', port})).toEqual({kind: 'free'});
});

test('recognises a server of ours and its version', async () => {
  const port = await listen(ownServer('9.8.7'));
  expect(await probePort({host: '127.0.0.1', port})).toEqual({kind: 'ours', protocol: 'http', version: '9.8.7'});
});

test('recognises a server of ours behind its self-signed certificate', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const certificate = await loadOrCreateCertificate(folder, 'localhost');
  expect(await loadOrCreateCertificate(folder, 'localhost')).toEqual(certificate);
  const port = await listen(createStaticServer({root: folder, version: '1.0.0', certificate}));
  expect(await probePort({host: '127.0.0.1', port})).toEqual({kind: 'ours', protocol: 'https', version: '1.0.0'});
});

test('makes a new certificate when the kept one is damaged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  writeFileSync(join(folder, 'key.pem'), 'not a key');
  writeFileSync(join(folder, 'certificate.pem'), 'not a certificate');
  expect((await loadOrCreateCertificate(folder, 'localhost')).cert).toContain('BEGIN CERTIFICATE');
});

test.each([
  ['a website', createServer((_request, response) => response.end('<html>'))],
  ['an endpoint that answers JSON', createServer((_request, response) => response.end('{"name": "another"}'))],
  ['a program that hangs up', createPlainServer((socket) => socket.destroy())],
])('takes %s for another program', async (_what, server) => {
  const port = await listen(server);
  expect(await probePort({host: '127.0.0.1', port})).toEqual({kind: 'other'});
});

test('leaves with success when a server of ours runs already', async () => {
  const port = await listen(ownServer('1.2.3'));
  expect(await run('--port', String(port))).toEqual({
    code: 0,
    text: `Pareidolia 1.2.3 is already running at http://localhost:${port}\n`,
  });
});

test('leaves with a sentence when another program holds the port', async () => {
  const port = await listen(createServer((_request, response) => response.end('<html>')));
  const {code, text} = await run('--port', String(port));
  expect(code).toBe(1);
  expect(text).toContain(`Another program is using port ${port}.`);
  expect(text).toContain('--port');
  expect(text).toContain('camera permission');
});

test('plans to reuse a server of ours, unless it speaks the other protocol', () => {
  const address = {kind: 'address', host: '127.0.0.1', port: 4711, protocol: 'http'} as const;
  expect(planStart(address, {kind: 'free'})).toEqual({kind: 'serve'});
  expect(planStart(address, {kind: 'ours', protocol: 'http', version: '1.2.3'})).toEqual({
    kind: 'reuse',
    message: 'Pareidolia 1.2.3 is already running at http://localhost:4711',
  });
  expect(planStart(address, {kind: 'ours', protocol: 'https', version: '1.2.3'}).kind).toBe('stop');
});

test('leaves with a sentence on an unknown option and an impossible port', async () => {
  expect(await run('--prot', '80')).toEqual({code: 2, text: 'There is no option --prot. Try --help.\n'});
  expect(await run('--port', '99999')).toEqual({
    code: 2,
    text: '--port takes a number from 1 to 65535, not "99999".\n',
  });
});

test('explains itself', async () => {
  const {code, text} = await run('--help');
  expect(code).toBe(0);
  for (const option of ['--port', '--host', '--https', '--help']) expect(text).toContain(option);
});

test('says where it is, and what other devices need', () => {
  const read = (values: Record<string, string>, ...switches: string[]) => {
    const address = readAddress({values, switches: new Set(switches)});
    if (address.kind === 'mistake') throw new Error(address.message);
    return describeServer(address, ['192.168.1.5']);
  };
  expect(read({})).toMatch(/^Pareidolia is at http:\/\/localhost:4711\n/);
  expect(read({host: '0.0.0.0', port: '80'})).toContain('http://192.168.1.5:80\nOn other devices browsers give');
  expect(read({host: '0.0.0.0'}, 'https')).toContain('Offline use needs a trusted certificate');
});
