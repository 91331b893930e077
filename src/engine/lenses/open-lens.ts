/** Opens a lens by its name. */
import {EngineError} from '../../protocol/errors.ts';
import type {LensId} from '../../protocol/lenses.ts';
import type {Lens} from './lens.ts';
import {LENSES} from './registry.ts';

/** A lens that has seen nothing yet. @throws EngineError 'lens-unavailable' for one that has no row. */
export async function openLens(id: LensId): Promise<Lens> {
  const open = LENSES[id];
  if (open === undefined) throw new EngineError('lens-unavailable', `there is no lens '${id}'`);
  return open();
}
