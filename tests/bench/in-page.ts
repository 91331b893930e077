/**
 * A bench in a page of the installed Chromium: for a real GPU that Dawn in Node does not reach, for
 * WebGL2, and for comparison.
 */
import {resolve} from 'node:path';
import {chromium} from 'playwright-core';
import {createServer, type Plugin} from 'vite';

import {chromiumLaunchOptions} from '../support/browser/chromium.ts';
import type {} from './tell-end.ts';

/** Which page, and what it is asked. */
export interface PageBench {
  /** Its script, from the repository's root. */
  readonly entry: string;
  /** Its address on the server. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly plugins?: Plugin[];
  readonly onProgress: (line: string) => void;
}

/**
 * Serves the page, opens it and waits for its result.
 * @throws Error with the page's own message.
 */
export async function runInPage({entry, path, parameters, plugins = [], onProgress}: PageBench): Promise<unknown> {
  const server = await createServer({
    root: resolve(import.meta.dirname, '../..'),
    logLevel: 'error',
    server: {port: 0},
    plugins,
    optimizeDeps: {
      // Found in the middle of a run, a new dependency would reload the page under the bench.
      entries: [entry],
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
    const address = new URL(path, server.resolvedUrls?.local[0] ?? 'http://localhost/');
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
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
