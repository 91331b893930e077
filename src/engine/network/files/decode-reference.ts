/** Reads the bytes that a self-test is compared with. */
import {EngineError} from '../../../protocol/errors.ts';

/**
 * So many bytes from base64.
 * @throws EngineError 'model-invalid' for a test that makes no sense.
 */
export function decodeReference(base64: string, length: number): Uint8Array<ArrayBuffer> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch (cause) {
    throw new EngineError('model-invalid', "the self-test's reference is not base64", {cause});
  }
  if (bytes.length === length) return bytes;
  throw new EngineError('model-invalid', `the self-test's reference has ${bytes.length} bytes instead of ${length}`);
}
