/** Does to the files that the service worker keeps what disks and browsers do to them. */
import type {Page} from 'playwright-core';

/** How a file is damaged: cut short, or other bytes of the same length. */
export type KeptDamage = 'cut' | 'other-bytes';

/** Damages every kept file whose path matches. @returns The paths. */
export function damageKept(page: Page, path: RegExp, damage: KeptDamage): Promise<readonly string[]> {
  return page.evaluate(
    async ({source, how}) => {
      const damaged: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const {pathname} = new URL(request.url);
          if (!new RegExp(source).test(pathname)) continue;
          const kept = (await cache.match(request))!;
          const bytes = new Uint8Array(await kept.arrayBuffer());
          const middle = bytes.length >> 1;
          if (how === 'other-bytes') bytes.fill(0x41, middle, middle + 64);
          const body = how === 'cut' ? bytes.slice(0, middle) : bytes;
          await cache.put(request, new Response(body, {headers: kept.headers}));
          damaged.push(pathname);
        }
      }
      return damaged;
    },
    {source: path.source, how: damage},
  );
}

/** Empties the browser's own cache, which may have a second copy of what is kept. */
export async function dropBrowserCache(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.clearBrowserCache');
  await browser.detach();
}

/** Deletes all that is stored at the page's origin, as a browser short of room does. */
export async function loseStorage(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const {origin} = new URL(page.url());
  await browser.send('Storage.clearDataForOrigin', {origin, storageTypes: 'cache_storage,indexeddb'});
  await browser.detach();
}
