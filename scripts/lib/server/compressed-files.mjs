/**
 * Compressed files, each compressed once and shared by all who ask for it.
 */
import {promisify} from 'node:util';
import {gzip} from 'node:zlib';

/** A build's texts take 2 MB compressed; a server that sees many builds forgets the oldest. */
const MOST_KEPT_BYTES = 16_000_000;

const compress = promisify(gzip);

/** Keeps what was compressed, by path, for as long as the file is the same. */
export class CompressedFiles {
  /** Oldest first.
   * @type {Map<string, {etag: string, body: Promise<Buffer>, sizeBytes: number}>} */
  #kept = new Map();

  /**
   * @param {string} path
   * @param {string} etag
   * @param {() => Promise<Buffer>} read Called only when the file is not kept.
   * @returns {Promise<Buffer>}
   */
  get(path, etag, read) {
    const known = this.#kept.get(path);
    if (known?.etag === etag) return known.body;
    // The promise is kept, so that a hundred clients at once compress it once.
    const body = read().then((bytes) => compress(bytes));
    const entry = {etag, body, sizeBytes: 0};
    this.#kept.delete(path);
    this.#kept.set(path, entry);
    body.then(
      ({length}) => {
        entry.sizeBytes = length;
        this.#forgetOldest();
      },
      () => {
        if (this.#kept.get(path) === entry) this.#kept.delete(path);
      },
    );
    return body;
  }

  #forgetOldest() {
    let total = [...this.#kept.values()].reduce((sum, {sizeBytes}) => sum + sizeBytes, 0);
    for (const [path, {sizeBytes}] of this.#kept) {
      if (total <= MOST_KEPT_BYTES) return;
      this.#kept.delete(path);
      total -= sizeBytes;
    }
  }
}
