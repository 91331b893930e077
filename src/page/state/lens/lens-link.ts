/** A lens in a link: read and written with as little as reproduces it. */
import {lensRow, type LensControl} from '../../../catalogue/lens-table.ts';
import {FIRST_LENS, type LensOptions} from '../../../protocol/lens.ts';
import type {LinkParameters} from '../../../catalogue/link-parameters.ts';

/** The look that a link asks for; what it does not say is as on a first visit. */
export function lensOptionsOf(view: LinkParameters): LensOptions {
  return {
    lens: view.lens ?? FIRST_LENS.lens,
    layer: view.layer,
    unit: view.unit,
    label: view.class,
    target: view.target,
    attack: view.attack ?? FIRST_LENS.attack,
    epsilon: view.epsilon ?? FIRST_LENS.epsilon,
    patch: view.patch ?? FIRST_LENS.patch,
    stride: view.stride ?? FIRST_LENS.stride,
    spot: view.spot,
    dimension: view.dimension ?? FIRST_LENS.dimension,
    isShuffled: view.shuffled,
    isRandomised: view.randomised,
    isSpatial: view.spatial,
    turn: view.turn ?? FIRST_LENS.turn,
  };
}

/**
 * What a link says of a look: the lens, and whatever it can be asked that is not as on a first
 * visit.
 */
export function lensParameters(look: LensOptions): Partial<LinkParameters> {
  const {controls} = lensRow(look.lens);
  const said = <Name extends LensControl & keyof LensOptions>(name: Name): LensOptions[Name] | null =>
    controls.includes(name) && look[name] !== FIRST_LENS[name] ? look[name] : null;
  const isTurned = look.turn.yaw !== FIRST_LENS.turn.yaw || look.turn.pitch !== FIRST_LENS.turn.pitch;
  return {
    lens: look.lens,
    layer: said('layer'),
    unit: said('unit'),
    class: said('label'),
    target: said('target'),
    attack: said('attack'),
    epsilon: said('epsilon'),
    patch: said('patch'),
    stride: said('stride'),
    spot: said('spot'),
    dimension: said('dimension'),
    shuffled: said('isShuffled') ?? false,
    randomised: said('isRandomised') ?? false,
    spatial: said('isSpatial') ?? false,
    turn: said('isSpatial') && isTurned ? look.turn : null,
  };
}
