/** The bench in a page of the installed Chromium: for a real GPU that Dawn in Node does not reach, and for comparison. */
import {resolve} from 'node:path';
import {chromium} from 'playwright-core';
import {createServer, type Plugin} from 'vite';

import {chromiumLaunchOptions} from '../../support/chromium.ts';
import type {BenchWishes} from './bench-wishes.ts';
import type {BenchResult} from './run-bench.ts';

/** Where the page finds the ONNX file. */
const ONNX_PATH = '/bench-style.onnx';

/** Serves the bench page, opens it and waits for its result. */
export async function benchInBrowser({sizes, rounds, onnx, shapes, onProgress}: BenchWishes): Promise<BenchResult> {
  const server = await createServer({
    root: resolve(import.meta.dirname, '../../..'),
    logLevel: 'error',
    server: {port: 0},
    plugins: onnx === null ? [] : [servedFile(ONNX_PATH, onnx)],
    optimizeDeps: {
      // Found in the middle of a run, a new dependency would reload the page under the bench.
      entries: ['tests/bench/style/bench-page.ts'],
    },
  });
  await server.listen();
  const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  const launch = chromiumLaunchOptions();
  const browser = await chromium.launch(
    hasScreen ? {...launch, headless: false, args: ['--enable-unsafe-webgpu']} : launch,
  );
  try {
    const page = await browser.newPage();
    page.on('console', (message) => {
      onProgress(message.text());
    });
    const address = new URL('/', server.resolvedUrls?.local[0] ?? 'http://localhost/');
    address.searchParams.set('bench', '');
    if (onnx !== null) address.searchParams.set('onnx', ONNX_PATH);
    if (sizes) address.searchParams.set('sizes', sizes.map(({width, height}) => `${width}x${height}`).join(','));
    if (rounds !== undefined) address.searchParams.set('rounds', String(rounds));
    if (shapes) address.searchParams.set('shapes', '');
    onProgress(`Opening ${address.href}`);
    await page.goto(address.href);
    const ended = await page.waitForFunction(() => window.benchEnded, undefined, {timeout: 0});
    const outcome = await ended.jsonValue();
    if (outcome === undefined || outcome.kind === 'failed')
      throw new Error(outcome?.message ?? 'the page said nothing');
    return outcome.result;
  } finally {
    await browser.close();
    await server.close();
  }
}

function servedFile(path: string, contents: Uint8Array): Plugin {
  return {
    name: 'bench-onnx',
    configureServer: ({middlewares}) => {
      middlewares.use(path, (_request, response) => response.end(contents));
    },
  };
}
