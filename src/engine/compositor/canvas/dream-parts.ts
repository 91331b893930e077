/** A dream as a 2-D canvas mixes it: what it changes, and what gives way to it. */
import {EngineError} from '../../../protocol/errors.ts';
import {detailPicture} from '../../picture/detail-picture.ts';
import type {Picture} from '../../picture/picture.ts';
import type {DreamtPicture} from '../compositor.ts';

type InMemory = Extract<Picture, {kind: 'pixels'}>;

/** What is mixed. */
export interface DreamParts {
  /** The difference as bytes about a middle grey. */
  readonly detail: Picture;
  /**
   * What the dreamer saw, as see-through as what is shown does not give way to it; null where
   * nothing does.
   */
  readonly under: Picture | null;
}

/** @throws EngineError 'engine-crashed' for a dream that is on the graphics card. */
export function dreamParts({seen, dreamt}: DreamtPicture): DreamParts {
  if (seen.kind !== 'pixels' || dreamt.kind !== 'pixels') {
    throw new EngineError('engine-crashed', 'a dream of WebGPU cannot be drawn on a 2-D canvas');
  }
  return {detail: detailPicture(seen, dreamt), under: underPicture(seen, dreamt)};
}

function underPicture(seen: InMemory, dreamt: InMemory): Picture | null {
  const data = seen.data.slice();
  let most = 0;
  for (let at = 3; at < data.length; at += 4) {
    const grip = dreamt.data[at] ?? 0;
    data[at] = grip;
    most = Math.max(most, grip);
  }
  return most === 0 ? null : {kind: 'pixels', data, size: seen.size};
}
