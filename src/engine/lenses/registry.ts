/** Where each lens comes from: its code is loaded when it is first chosen. */
import type {LensId} from '../../protocol/lenses.ts';
import type {Lens} from './lens.ts';

/** A loader for each lens; each call opens a new one. */
export const LENSES: Readonly<Partial<Record<LensId, () => Promise<Lens>>>> = {};
