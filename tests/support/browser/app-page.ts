/**
 * Opens the built app in a browser that test files share and watches it for what must never happen:
 * a request to another origin, a breach of the Content-Security-Policy, an uncaught error.
 */
import {chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page} from 'playwright-core';
import {afterAll, expect, inject} from 'vitest';

/** A page of the app under watch. */
export interface AppPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses asked for at other origins, so far. */
  readonly foreignRequests: readonly string[];
  /** Uncaught errors and breaches of the Content-Security-Policy, so far. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** How a page is opened. */
export interface OpenOptions {
  /** Query string with its question mark. */
  readonly search?: string;
  /** Folder that the app lies in, with a slash at both ends. */
  readonly path?: string;
  /** Origin to open; the shared server's unless a test runs a server of its own. */
  readonly origin?: string;
  readonly context?: BrowserContextOptions;
  /** The one that test files share unless a test launches one of its own. */
  readonly browser?: Browser;
  /** Called before the page is opened: the place for init scripts, permissions and routes. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

let sharedBrowser: Promise<Browser> | null = null;

/** The browser that e2e test files use one after the other, connected once for each file. */
export function connectBrowser(): Promise<Browser> {
  // Vitest numbers the files that run at the same time, from 1.
  const lane = Number(process.env['VITEST_POOL_ID']) - 1;
  sharedBrowser ??= chromium.connect(inject('browserEndpoints')[lane]!);
  return sharedBrowser;
}

/**
 * Opens the app in a context of its own: it shares no storage, caches or service worker with other
 * pages.
 */
export async function openApp({
  search = '',
  path = '/',
  origin = inject('appOrigin'),
  context: options,
  browser,
  prepare,
}: OpenOptions = {}): Promise<AppPage> {
  const context = await (browser ?? (await connectBrowser())).newContext({
    viewport: {width: 640, height: 480},
    ...options,
  });
  const foreignRequests: string[] = [];
  const faults: string[] = [];
  context.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url()) && new URL(request.url()).origin !== origin)
      foreignRequests.push(request.url());
  });
  context.on('weberror', (error) => {
    faults.push(error.error().message);
  });
  context.on('console', (message) => {
    if (/content security policy|permissions-policy/i.test(message.text())) faults.push(message.text());
  });
  await prepare?.(context);
  const page = await context.newPage();
  await page.goto(`${origin}${path}${search}`);
  return {page, context, foreignRequests, faults, close: () => context.close()};
}

/** Checks that nothing asked another origin, broke the Content-Security-Policy or threw. */
export function expectPeace({foreignRequests, faults}: Pick<AppPage, 'foreignRequests' | 'faults'>): void {
  expect(foreignRequests).toEqual([]);
  expect(faults).toEqual([]);
}

/** Registered once for each test file that opens the app: the connection ends with the file. */
afterAll(async () => {
  await (await sharedBrowser)?.close();
  sharedBrowser = null;
});
