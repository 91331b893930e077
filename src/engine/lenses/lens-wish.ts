/** When two looks through a lens ask for the same work. */
import type {LensOptions} from '../../protocol/lens.ts';

/**
 * Whether nothing differs that a lens looks at: how far planes are turned is the compositor's
 * business.
 */
export function isSameWish(one: LensOptions, other: LensOptions): boolean {
  return JSON.stringify({...one, turn: null}) === JSON.stringify({...other, turn: null});
}

/** The same lens asked for nothing by name, or null where the look names nothing. */
export function withoutNames(look: LensOptions): LensOptions | null {
  const {layer, unit, label, target} = look;
  if (layer === null && unit === null && label === null && target === null) return null;
  return {...look, layer: null, unit: null, label: null, target: null};
}
