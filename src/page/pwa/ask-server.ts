/** Asks which build of the mirror the server has. */

/** What became of the question. */
export type ServerBuild =
  /** The server has what runs here. */
  | {readonly kind: 'ours'}
  /** It has another one, named after its first script: files of this one may be gone. */
  | {readonly kind: 'other'; readonly name: string}
  /** It cannot be reached. */
  | {readonly kind: 'away'};

/** Asks. A page that is kept for offline use gets its own build until an update has come in. */
export async function askServer(): Promise<ServerBuild> {
  const url = import.meta.env.BASE_URL;
  try {
    // The service worker answers everything but this from what it keeps.
    const probe = await fetch(url, {method: 'HEAD', cache: 'no-store'});
    if (!probe.ok) return {kind: 'away'};
    const text = await (await fetch(url, {cache: 'no-store'})).text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    const name = buildOf(page);
    // Such as the page on which a guest signs in to the network.
    if (name === null || page.querySelector('#stage') === null) return {kind: 'away'};
    return name === buildOf(document) ? {kind: 'ours'} : {kind: 'other', name};
  } catch {
    return {kind: 'away'};
  }
}

/** The name of a page's build: its first script carries a hash. */
export function buildOf(page: Document): string | null {
  return page.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;
}
