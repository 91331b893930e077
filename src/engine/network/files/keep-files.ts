/**
 * Files that a network brings along, each fetched and verified once: a lens that is opened again
 * waits for nothing, and nothing is read twice.
 */
import type {ManifestFile} from '../op-list.ts';
import {fetchFile} from './fetch-model.ts';

/**
 * A verified file's bytes, which belong to all who ask.
 * @throws EngineError 'model-missing' or 'model-corrupt'.
 */
export type ReadFile = (file: ManifestFile) => Promise<ArrayBuffer>;

/**
 * Reads files of a folder and keeps them in memory.
 *
 * @param modelsUrl the folder of all networks, ending in a slash.
 * @param fetchOne what fetches a file.
 */
export function keepFiles(modelsUrl: string, fetchOne: typeof fetchFile = fetchFile): ReadFile {
  const kept = new Map<string, Promise<ArrayBuffer>>();
  return (file) => {
    const known = kept.get(file.path);
    if (known !== undefined) return known;
    const fetched = fetchOne(file, modelsUrl);
    kept.set(file.path, fetched);
    // What does not come now may come later.
    fetched.catch(() => kept.delete(file.path));
    return fetched;
  };
}
