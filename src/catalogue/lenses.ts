/**
 * The lenses of the mirror, one line each. The engine has a folder and a line for each of them in
 * `engine/lenses/registry.ts`; a missing one is an error of types.
 */
import {inPathOrder} from './chapters.ts';
import type {ValuesOf} from './option.ts';
import {ACCENTUATE} from './lenses/accentuate.ts';
import {ACTIVATIONS} from './lenses/activations.ts';
import {ADVERSARIAL} from './lenses/adversarial.ts';
import {CLASSES} from './lenses/classes.ts';
import {EXCITES} from './lenses/excites.ts';
import {FILTERS} from './lenses/filters.ts';
import {FINGERPRINT} from './lenses/fingerprint.ts';
import {GRADCAM} from './lenses/gradcam.ts';
import {INVERSION} from './lenses/inversion.ts';
import {LABELS} from './lenses/labels.ts';
import {LAYERS} from './lenses/layers.ts';
import {LINEAR} from './lenses/linear.ts';
import {MAP} from './lenses/map.ts';
import {OCCLUSION} from './lenses/occlusion.ts';
import {PLAYGROUND} from './lenses/playground.ts';
import {REPAINT} from './lenses/repaint.ts';
import {SALIENCY} from './lenses/saliency.ts';

/** Within a chapter, lenses follow one another as they do here. */
const ROWS = [
  LABELS,
  ACTIVATIONS,
  EXCITES,
  FILTERS,
  LAYERS,
  MAP,
  SALIENCY,
  OCCLUSION,
  GRADCAM,
  ADVERSARIAL,
  LINEAR,
  CLASSES,
  ACCENTUATE,
  INVERSION,
  FINGERPRINT,
  REPAINT,
  PLAYGROUND,
] as const;

/** A lens of the mirror. */
export type AnyLens = (typeof ROWS)[number];

/** Every lens, chapter by chapter: the order in which visitors swipe through them. */
export const LENSES: readonly AnyLens[] = inPathOrder(ROWS);

/** A lens's name. */
export type LensId = AnyLens['id'];

/** The names, in the same order. */
export const LENS_IDS: readonly LensId[] = LENSES.map(({id}) => id);

/** The lens of that name. */
export type LensOf<Id extends LensId> = Extract<AnyLens, {readonly id: Id}>;

/** What is chosen about one lens. */
export type OptionsOf<Id extends LensId> = ValuesOf<LensOf<Id>['options']>;

/**
 * A lens and what is chosen about it, told apart by `lens`. The page owns it; the engine follows.
 */
export type LensOptions<Id extends LensId = LensId> = {
  readonly [Each in Id]: {readonly lens: Each; readonly options: OptionsOf<Each>};
}[Id];

/** A lens and some options to change; where another lens is shown, this one is chosen first. */
export type LensChange<Id extends LensId = LensId> = {
  readonly [Each in Id]: {readonly lens: Each; readonly options: Partial<OptionsOf<Each>>};
}[Id];
