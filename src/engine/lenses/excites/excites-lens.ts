/**
 * The places of the last minute that a unit answered to most, each beside its guided gradient, and
 * the network's own picture of the unit (Zeiler & Fergus 2013, "Visualizing and Understanding
 * Convolutional Networks", figure 2; the gradient is that of Springenberg et al. 2014).
 */
import type {LensView} from '../../../protocol/lens.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Activation} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {Lens, LensTools} from '../lens.ts';
import {activationOf} from '../shared/activation-of.ts';
import {BestPatches} from '../shared/best-patches.ts';
import {chooseLayer, chooseUnit} from '../shared/chosen-layer.ts';
import {indexOfLargest} from '../shared/index-of-largest.ts';
import {receptiveField} from '../shared/receptive-field.ts';
import {beaten} from './beaten.ts';
import {excitesView} from './excites-view.ts';
import type {ExcitedUnit} from './one-answer.ts';
import {Traces} from './traces.ts';

/** More would be too small to be looked at. */
const PLACES = 4;

/** Places of neighbouring frames would show the same thing again. */
const PLACES_APART_MS: Milliseconds = 2000;

/** A unit, and what is known of it since it was chosen. */
interface Watched extends ExcitedUnit {
  /** The lens has chosen it itself. */
  readonly isOwnChoice: boolean;
  /** The strongest answer when it was chosen, or the first above 0 after that; 0 before. */
  readonly first: number;
}

/** Opens the lens; the last minute's frames are its own. */
export function createExcitesLens(): Lens<'excites'> {
  const patches = new BestPatches();
  const traces = new Traces();
  const portraits = new Portraits();
  let watched: Watched | null = null;
  return {
    id: 'excites',
    remembersPeople: true,
    async *run({tools, options, picture, capturedAt}) {
      const {network} = tools;
      const layer = chooseLayer(network.file, options);
      const activation = activationOf(await network.activations(picture, [layer]), layer);
      const asked = chooseUnit(options, layer, activation.channels);
      patches.note(layer, activation, picture, capturedAt);
      watched = watch(watched, {layer, asked}, activation);
      const excited = {layer, unit: watched.unit};
      const places = patches.of(excited.unit, capturedAt, {count: PLACES, apartMs: PLACES_APART_MS});
      const best = places[0]?.score ?? 0;
      if (watched.first === 0) watched = {...watched, first: best};
      const answer = beaten(watched.first, best);
      traces.keep(excited, places);
      const field = receptiveField(network.file, layer);
      const view = (): LensView =>
        excitesView({
          ...{excited, activation, field, places, traces, picture, capturedAt, answer},
          ...{frameCount: patches.frameCount, portrait: portraits.of(excited)},
        });
      yield view();
      if (!portraits.areKnown(excited)) {
        await portraits.load(tools, excited);
        yield view();
      }
      for (const place of places) {
        if (traces.of(place) !== null) continue;
        await traces.trace(network, excited, activation, place);
        yield view();
      }
    },
  };
}

/**
 * The unit that is asked for; without one the unit that answers most, and that one as long as the
 * layer is the same, so that the view does not jump from unit to unit.
 */
function watch(
  before: Watched | null,
  {layer, asked}: {readonly layer: string; readonly asked: number | null},
  activation: Activation,
): Watched {
  const isOwnChoice = asked === null;
  const isSame = before?.layer === layer && before.isOwnChoice === isOwnChoice;
  if (before !== null && isSame && (isOwnChoice || before.unit === asked)) return before;
  return {layer, unit: asked ?? indexOfLargest(activation.values) % activation.channels, isOwnChoice, first: 0};
}

/** The network's own picture of the unit that is looked at. */
class Portraits {
  #of: ExcitedUnit | null = null;
  #portrait: RgbPicture | null = null;

  areKnown({layer, unit}: ExcitedUnit): boolean {
    return this.#of?.layer === layer && this.#of.unit === unit;
  }

  of(excited: ExcitedUnit): RgbPicture | null {
    return this.areKnown(excited) ? this.#portrait : null;
  }

  /** None where it cannot be loaded: a mirror without a line does without it. */
  async load(tools: Pick<LensTools, 'unitPicture'>, {layer, unit}: ExcitedUnit): Promise<void> {
    this.#portrait = await tools.unitPicture(layer, unit).catch(() => null);
    this.#of = {layer, unit};
  }
}
