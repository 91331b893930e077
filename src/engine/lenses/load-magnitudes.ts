/** How strong waves are in photographs, from the file that comes with the network. */
import {EngineError} from '../../protocol/errors.ts';
import type {MagnitudeTable} from '../ascent/magnitude-table.ts';
import {fromFloat16} from '../network/files/float16.ts';
import type {ReadFile} from '../network/files/keep-files.ts';
import type {MagnitudesFile, ManifestEntry} from '../network/op-list.ts';

/**
 * The table of a network that has one.
 * @throws EngineError 'model-missing' or 'model-corrupt'.
 */
export async function loadMagnitudes(entry: ManifestEntry | undefined, read: ReadFile): Promise<MagnitudeTable> {
  const file = entry?.magnitudes;
  if (file === undefined) throw new EngineError('model-missing', `'${entry?.name ?? ''}' lists no table of magnitudes`);
  return decodeMagnitudes(file, await read(file));
}

/** The table in a file's bytes. @throws EngineError 'model-corrupt'. */
export function decodeMagnitudes({path, side}: MagnitudesFile, bytes: ArrayBuffer): MagnitudeTable {
  const numbers = new DataView(bytes);
  const count = 3 * (side / 2 + 1) ** 2;
  if (bytes.byteLength !== 2 * count) {
    throw new EngineError('model-corrupt', `${path} has not the ${count} numbers of crops of ${side} pixels`);
  }
  return {side, values: Float32Array.from({length: count}, (_, at) => fromFloat16(numbers.getUint16(2 * at, true)))};
}
