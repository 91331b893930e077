/**
 * Fetches a model's files and refuses any whose size or hash is not what the manifest promises, so
 * that nothing is half-loaded.
 */
import {AwakeTimer} from '../../../protocol/awake-timer.ts';
import {EngineError} from '../../../protocol/errors.ts';
import type {ManifestEntry, ManifestFile, ModelManifest} from '../op-list.ts';
import type {ModelStatus} from '../../../protocol/status.ts';
import {clampUnit, type Milliseconds} from '../../../protocol/units.ts';
import {parseManifest} from './parse-manifest.ts';

/**
 * Files over a slow line take their time; a line on which nothing comes for so long is no line. The
 * service worker hands a file on only when it has come whole.
 */
const SILENT_LINE_MS: Milliseconds = 90_000;

/** A model's files, verified, by their path in the manifest. */
export interface VerifiedModel {
  readonly entry: ManifestEntry;
  readonly files: ReadonlyMap<string, ArrayBuffer>;
  readonly status: ModelStatus;
}

/** Options of `fetchModel`. */
export interface FetchModelOptions {
  readonly signal?: AbortSignal;
  /** The list of models, if it is loaded already. */
  readonly manifest?: ModelManifest;
  /** Told the share of bytes that has arrived, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Loads the list of models in the folder `modelsUrl` (ending in a slash).
 * @throws EngineError 'model-missing', 'model-invalid'.
 */
export async function fetchManifest(modelsUrl: string, {signal}: FetchModelOptions = {}): Promise<ModelManifest> {
  return parseManifest(new TextDecoder().decode(await fetchBytes(new URL('manifest.json', modelsUrl), signal)));
}

/**
 * Loads one model by name from the folder `modelsUrl` (ending in a slash).
 *
 * @throws EngineError 'model-missing' when a file cannot be fetched, 'model-invalid' for a manifest
 *   that makes no sense, 'model-corrupt' for a file whose size or sha256 differs.
 */
export async function fetchModel(
  modelsUrl: string,
  name: string,
  options: FetchModelOptions = {},
): Promise<VerifiedModel> {
  const {models} = options.manifest ?? (await fetchManifest(modelsUrl, options));
  const entry = models.find((model) => model.name === name);
  if (entry === undefined) throw new EngineError('model-missing', `models/manifest.json lists no model '${name}'`);

  const totalBytes = entry.files.reduce((sum, file) => sum + file.bytes, 0);
  let arrivedBytes = 0;
  const noteBytes = (count: number): void => {
    arrivedBytes += count;
    options.onProgress?.(clampUnit(arrivedBytes / totalBytes));
  };
  const files = await Promise.all(
    entry.files.map(async (file): Promise<[string, ArrayBuffer]> => {
      return [file.path, await fetchVerified(file, modelsUrl, options.signal, noteBytes)];
    }),
  );
  const weights = entry.files.find((file) => file.path !== entry.model);
  return {
    entry,
    files: new Map(files),
    status: {name, version: entry.version, sha256: weights?.sha256 ?? '', bytes: totalBytes},
  };
}

/**
 * One file of the folder `modelsUrl`, verified: what a model brings along and is not loaded with
 * it.
 *
 * @throws EngineError 'model-missing' or 'model-corrupt'.
 */
export async function fetchFile(file: ManifestFile, modelsUrl: string): Promise<ArrayBuffer> {
  return fetchVerified(file, modelsUrl, undefined, () => undefined);
}

/** A file that is damaged may be damaged in the browser's copy alone: it is fetched once more. */
async function fetchVerified(
  file: ManifestFile,
  modelsUrl: string,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<ArrayBuffer> {
  const url = new URL(file.path, modelsUrl);
  const bytes = await fetchBytes(url, signal, onBytes);
  if ((await findDamage(file, bytes)) === null) return bytes;
  const again = await fetchBytes(url, signal, undefined, 'reload');
  const damage = await findDamage(file, again);
  if (damage !== null) throw damage;
  return again;
}

/** @param onBytes told how many more bytes have arrived. */
async function fetchBytes(
  url: URL,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void = () => undefined,
  cache: RequestCache = 'default',
): Promise<ArrayBuffer> {
  const silent = new AbortController();
  const silence = new AwakeTimer(() => {
    silent.abort(new EngineError('model-missing', `nothing of ${url.pathname} has come for ${SILENT_LINE_MS} ms`));
  });
  silence.start(SILENT_LINE_MS);
  try {
    const response = await fetch(url, {signal: AbortSignal.any([silent.signal, ...(signal ? [signal] : [])]), cache});
    if (!response.ok) throw new EngineError('model-missing', `${url.pathname} answered ${response.status}`);
    return await readBody(response, (count) => {
      silence.start(SILENT_LINE_MS);
      onBytes(count);
    });
  } catch (error) {
    if (signal?.aborted || error instanceof EngineError) throw error;
    if (silent.signal.aborted) throw silent.signal.reason;
    // No server, or a connection that broke off half-way.
    throw new EngineError('model-missing', `${url.pathname} could not be fetched`, {cause: error});
  } finally {
    silence.stop();
  }
}

function readBody({body}: Response, onBytes: (count: number) => void): Promise<ArrayBuffer> {
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
  return new Response(body?.pipeThrough(counter) ?? null).arrayBuffer();
}

/** How a file differs from what the manifest promises, as the error to throw, or null. */
async function findDamage(file: ManifestFile, bytes: ArrayBuffer): Promise<EngineError | null> {
  if (bytes.byteLength !== file.bytes) {
    return new EngineError(
      'model-corrupt',
      `${file.path} has ${bytes.byteLength} bytes, the manifest says ${file.bytes}`,
    );
  }
  // Typed as always present, but on an insecure origin it is missing, as the camera is: the size
  // check must do there.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (sha256 === file.sha256) return null;
  return new EngineError('model-corrupt', `${file.path} has sha256 ${sha256}, the manifest says ${file.sha256}`);
}
