/** The development server's `?bench`. */
import {resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {createServer, type ViteDevServer} from 'vite';

import {benchPage} from '../../../scripts/vite/bench-page.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');

describe('the development server', () => {
  let server: ViteDevServer;

  beforeAll(async () => {
    server = await createServer({
      root: ROOT,
      configFile: false,
      logLevel: 'silent',
      server: {port: 0, ws: false, watch: null},
      optimizeDeps: {noDiscovery: true},
      plugins: [benchPage()],
    });
    await server.listen();
  });

  afterAll(async () => {
    await server.close();
  });

  const get = async (path: string): Promise<string> =>
    (await fetch(new URL(path, server.resolvedUrls!.local[0]))).text();

  test('answers ?bench with the bench, whatever else is asked for', async () => {
    expect(await get('/?bench')).toContain('bench-page.ts');
    expect(await get('/?sizes=64x64&bench=')).toContain('bench-page.ts');
  });

  test('answers everything else as before', async () => {
    expect(await get('/')).toContain('src/page/main.ts');
    expect(await get('/?style=bench')).toContain('src/page/main.ts');
  });
});
