/**
 * What of a face is left in one layer: the picture rebuilt from that layer's answers alone, from
 * noise, step by step (Mahendran & Vedaldi 2015). It keeps to the frame that it began with until
 * that is done; then it begins again with the newest.
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import {shortLayer} from '../../../protocol/layers.ts';
import type {LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import {Inversion, type InversionState} from '../../ascent/inversion.ts';
import {noisePicture} from '../../ascent/noise-picture.ts';
import type {PerceptionNetwork} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';
import type {Lens} from '../lens.ts';
import {activationOf} from '../shared/activation-of.ts';
import {chooseLayer} from '../shared/chosen-layer.ts';
import {LossCurve} from '../shared/loss-curve.ts';
import {picturePlate} from '../shared/plates.ts';
import {percent, twoDigits} from '../shared/said-numbers.ts';
import {NO_FINDINGS} from '../shared/words.ts';

/** After so many steps a picture is as good as done, and a newer frame may have its turn. */
export const ENOUGH_STEPS = 200;

/** A picture that nobody waits behind goes on, but not for ever. */
export const MOST_STEPS = 800;

const SEED = 7;

/** One frame on its way back from a layer. */
interface Rebuilding {
  readonly original: RgbPicture;
  readonly inversion: Inversion;
  readonly curve: LossCurve<'distance'>;
}

/** Opens the lens. A change of the weight goes on with the picture as it is. */
export function createInversionLens(): Lens<'inversion'> {
  let rebuilding: Rebuilding | null = null;
  return {
    id: 'inversion',
    remembersPeople: true,
    async *run({tools: {network}, options, picture, isOld}) {
      const layer = chooseLayer(network.file, options);
      const isGoingOn = rebuilding?.inversion.code.layer === layer && rebuilding.inversion.steps < ENOUGH_STEPS;
      if (rebuilding === null || !isGoingOn) rebuilding = await begin(network, layer, picture);
      const now = rebuilding;
      while (mayGoOn(now.inversion.steps, isOld)) yield await goOn(network, now, options);
    },
  };
}

function mayGoOn(steps: number, isOld: () => boolean): boolean {
  return steps < ENOUGH_STEPS || (steps < MOST_STEPS && !isOld());
}

async function begin(network: PerceptionNetwork, layer: string, original: RgbPicture): Promise<Rebuilding> {
  const {values} = activationOf(await network.activations(original, [layer]), layer);
  const inversion = new Inversion({layer, values}, noisePicture(original, new SeededRandom(SEED)));
  return {original, inversion, curve: new LossCurve()};
}

async function goOn(
  network: PerceptionNetwork,
  rebuilding: Rebuilding,
  {calm}: OptionsOf<'inversion'>,
): Promise<LensView> {
  const {inversion, curve} = rebuilding;
  const state = await inversion.step(network, calm);
  curve.note(inversion.steps - 1, {distance: state.distance});
  return viewOf(rebuilding, state);
}

function viewOf({original, inversion, curve}: Rebuilding, {distance, variation}: InversionState): LensView {
  const {picture, steps, code} = inversion;
  const layer = shortLayer(code.layer);
  return {
    arrangement: 'row',
    plates: [
      picturePlate(original, {id: 'original', caption: said('findings.inversion.original')}),
      picturePlate(picture, {id: 'rebuilt', caption: said('findings.inversion.rebuilt', {layer})}),
    ],
    findings: {
      ...NO_FINDINGS,
      layer: code.layer,
      facts: [
        {name: said('findings.inversion.steps'), value: said('findings.inversion.stepsOf', {n: steps})},
        {name: said('findings.inversion.distance'), value: percent(distance)},
        {name: said('findings.inversion.variation'), value: twoDigits(variation)},
        {name: said('findings.ownNetworkName'), value: said('findings.ownNetwork')},
      ],
      charts: [
        {
          title: said('findings.inversion.chart'),
          kind: 'lines',
          x: {title: said('findings.inversion.steps'), isLogarithmic: false},
          y: {title: said('findings.inversion.distance')},
          series: [{name: said('findings.inversion.distance'), points: curve.of('distance')}],
        },
      ],
      share: Math.min(1, steps / ENOUGH_STEPS),
    },
  };
}
