/** Finds files of the networks that a page cannot fetch. */
import type {Page} from 'playwright-core';

import type {ModelManifest} from '../../../src/engine/network/op-list.ts';

/**
 * The files and feature sheets of the page's manifest that cannot be fetched, or not in full
 * length.
 */
export async function findMissingModelFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const models = new URL('models/', document.baseURI);
    const load = async (path: string): Promise<Blob> => (await fetch(new URL(path, models))).blob();
    const manifest = JSON.parse(await (await load('manifest.json')).text()) as ModelManifest;
    const promised = manifest.models.flatMap(({files, features = []}) => [...files, ...features]);
    const missing = await Promise.all(
      promised.map(async ({path, bytes}) => {
        const found = await load(path).catch(() => new Blob());
        return found.size === bytes ? [] : [path];
      }),
    );
    return missing.flat();
  });
}
