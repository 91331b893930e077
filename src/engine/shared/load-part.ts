/** Loads code that not every engine needs. */
import {EngineError, messageOf} from '../../protocol/errors.ts';

/**
 * Runs an import.
 *
 * @throws EngineError 'part-missing' when it fails: no network, or a newer build on the server.
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    throw new EngineError('part-missing', messageOf(error));
  }
}
