import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';

import {resolveServedPath} from '../../../scripts/lib/server/served-file.mjs';
import {createStaticServer} from '../../../scripts/lib/static-server.mjs';

const parent = mkdtempSync(join(tmpdir(), 'static-'));
const root = join(parent, 'dist');
const server = createStaticServer({root, version: '1.2.3'});
let origin = '';

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), {recursive: true});
  writeFileSync(join(parent, 'secret.json'), 'secret');
  writeFileSync(join(root, '.hidden.json'), 'secret');
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'manifest.webmanifest'), '{}');
  writeFileSync(join(root, 'unknown.xyz'), '?');
  for (const name of ['a.js', 'a.css', 'a.wasm', 'a.bin', 'a.wgsl', 'a.woff2', 'a.png']) {
    writeFileSync(join(root, 'assets', name), name.repeat(100));
  }
  symlinkSync(join(parent, 'secret.json'), join(root, 'link-out.json'));
  symlinkSync(parent, join(root, 'folder-out'));
  symlinkSync(join(root, 'assets/a.js'), join(root, 'link-inside.js'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(parent, {recursive: true});
});

/** Sends a target as it is: fetch would tidy it up first. */
function askRaw(target: string, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const {port} = server.address() as AddressInfo;
    request({port, host: '127.0.0.1', path: target, method}, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/?style=great-wave', 'text/html; charset=utf-8'],
  ['/manifest.webmanifest', 'application/manifest+json'],
  ['/assets/a.js', 'text/javascript; charset=utf-8'],
  ['/assets/a.css', 'text/css; charset=utf-8'],
  ['/assets/a.wasm', 'application/wasm'],
  ['/assets/a.bin', 'application/octet-stream'],
  ['/assets/a.wgsl', 'text/wgsl; charset=utf-8'],
  ['/assets/a.woff2', 'font/woff2'],
  ['/assets/a.png', 'image/png'],
  ['/link-inside.js', 'text/javascript; charset=utf-8'],
])('serves %s as %s', async (path, type) => {
  const response = await fetch(origin + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
});

test.each([
  '/../secret.json',
  '/..%2fsecret.json',
  '/%2e%2e/secret.json',
  '/assets/../../secret.json',
  '/assets/..%5c..%5csecret.json',
  '/.hidden.json',
  '/%00',
  '/%',
  '//secret.json',
  '/link-out.json',
  '/folder-out/secret.json',
  '/unknown.xyz',
  '/assets',
  '/missing.js',
])('gives nothing away for %s', async (target) => {
  expect(await askRaw(target)).toBe(404);
});

test('resolves no path outside its folder', () => {
  expect(resolveServedPath('/srv/dist', '/a/b.js?c')).toBe('/srv/dist/a/b.js');
  expect(resolveServedPath('/srv/dist', '/a/')).toBe('/srv/dist/a/index.html');
  expect(resolveServedPath('/srv/dist', '/../dist-other/a.js')).toBeNull();
});

test('refuses to be written to', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect(await askRaw('/', method)).toBe(405);
});

test('sends the security headers with every answer, errors included', async () => {
  for (const path of ['/', '/missing.js', '/__pareidolia']) {
    const {headers} = await fetch(origin + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toMatch(/'unsafe-eval'/);
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('says who it is', async () => {
  expect(await (await fetch(`${origin}/__pareidolia`)).json()).toEqual({
    name: 'pareidolia',
    version: '1.2.3',
    certificate: 'none',
  });
});

test('lets hashed files be kept for good and asks again for the others', async () => {
  const asset = await fetch(`${origin}/assets/a.js`);
  expect(asset.headers.get('cache-control')).toContain('immutable');
  const page = await fetch(`${origin}/`);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const again = await fetch(`${origin}/`, {headers: {'if-none-match': page.headers.get('etag') ?? ''}});
  expect(again.status).toBe(304);
});

test('compresses text for those who take it, and nothing else', async () => {
  const packed = await fetch(`${origin}/assets/a.js`, {headers: {'accept-encoding': 'gzip'}});
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(await packed.text()).toBe('a.js'.repeat(100));
  const plain = await fetch(`${origin}/assets/a.js`, {headers: {'accept-encoding': 'identity'}});
  expect(plain.headers.get('content-encoding')).toBeNull();
  const weights = await fetch(`${origin}/assets/a.bin`, {headers: {'accept-encoding': 'gzip'}});
  expect(weights.headers.get('content-encoding')).toBeNull();
});
