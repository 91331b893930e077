/**
 * One built file as it is kept. Disks and browsers damage what lies on them, so that a kept file is
 * only as good as its bytes: they are checked each time the file is given out.
 */

/** One built file. `revision` is null where the name carries a hash of the content. */
export interface KeptEntry {
  readonly url: string;
  readonly revision: string | null;
  /** Subresource integrity, such as 'sha256-...'. */
  readonly integrity: string;
  readonly sizeBytes: number;
}

const SHA256 = 'sha256-';

/** Whether a kept answer still has exactly the bytes that were built. It can be read afterwards. */
export async function isIntact(response: Response, integrity: string): Promise<boolean> {
  let bytes: ArrayBuffer;
  try {
    bytes = await response.clone().arrayBuffer();
  } catch {
    // The browser itself found that its copy cannot be read.
    return false;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return integrity === SHA256 + btoa(String.fromCharCode(...digest));
}

/**
 * Fetches a file. A copy that the browser itself had kept may be damaged or of an older build: then
 * it is fetched once more, from the server.
 *
 * @throws Unless the answer has exactly the bytes of this build.
 */
export async function fetchEntry(entry: KeptEntry): Promise<Response> {
  try {
    return await fetchOnce(entry, entry.revision === null ? 'default' : 'no-cache');
  } catch {
    return fetchOnce(entry, 'reload');
  }
}

async function fetchOnce({url, integrity}: KeptEntry, cache: RequestCache): Promise<Response> {
  const response = await fetch(url, {integrity, cache});
  if (!response.ok) throw new Error(`${url}: the server answered ${String(response.status)}`);
  return response;
}
