/** What lenses work with, opened the first time that somebody wants to look through one. */
import {assert} from '../../protocol/assert.ts';
import type {PerceptionNetwork} from '../network/perception.ts';
import type {UnitInterval} from '../../protocol/units.ts';
import {fromPixels, toPixels} from '../picture/convert-pixels.ts';
import {decodeWeights} from '../network/files/decode-weights.ts';
import type {PerceptionSource} from '../network/perception-source.ts';
import type {Painter} from '../style/painter.ts';
import type {StyleWeights} from '../network/style-network.ts';
import type {LensTools} from './lens.ts';
import type {RgbPicture} from '../picture/picture.ts';
import {loadMagnitudes} from './load-magnitudes.ts';
import {loadUnitPictures} from './unit-pictures.ts';
import {randomiseWeights} from './saliency/randomise-weights.ts';

/** Any number: the same untrained network in every visit. */
const SEED = 1;

/** Where the tools come from. */
export interface LensToolsSite {
  readonly perception: PerceptionSource;
  readonly painter: Pick<Painter, 'paintStill'>;
  /** The mix of styles that is chosen in the mirror now. */
  readonly styleWeights: () => StyleWeights;
  /** The folder of all networks, ending in a slash. */
  readonly modelsUrl: string;
}

/** Tools for one lens. */
export interface OpenLensTools {
  readonly tools: LensTools;
  /** Frees what was made for this lens alone. */
  readonly close: () => void;
  /** Frees the network, too: it has stopped working, and the next to ask for it opens it anew. */
  readonly abandon: () => void;
}

/** @throws EngineError 'model-*' or 'perception-unavailable' like `PerceptionSource.ask`. */
export async function openLensTools(
  {perception, painter, styleWeights, modelsUrl}: LensToolsSite,
  onProgress: (share: UnitInterval) => void,
): Promise<OpenLensTools> {
  const network = await perception.ask(onProgress);
  let weights: LensTools['weights'] | null = null;
  let randomised: Promise<PerceptionNetwork> | null = null;
  const weightsNow = (): LensTools['weights'] => (weights ??= decodeAll(perception));
  const close = (): void => {
    // A failed creation was already reported to its caller.
    randomised?.then(
      (made) => {
        made.dispose();
      },
      () => undefined,
    );
    randomised = null;
  };
  return {
    tools: {
      network,
      get weights() {
        return weightsNow();
      },
      randomised: () => (randomised ??= perception.openWith(randomiseWeights(weightsNow(), SEED))),
      unitPictures: (count) => unitPicturesOf(perception, modelsUrl, count),
      magnitudes: () => loadMagnitudes(perception.model?.model.entry, modelsUrl),
      paint: async (picture) => fromPixels(await painter.paintStill(toPixels(picture), styleWeights())),
    },
    close,
    abandon: () => {
      close();
      network.dispose();
      perception.forget(network);
    },
  };
}

async function unitPicturesOf(
  {model}: PerceptionSource,
  modelsUrl: string,
  count: number,
): Promise<readonly RgbPicture[]> {
  const layer = model?.file.layers.at(-1);
  const sheet = model?.model.entry.features?.find((each) => each.layer === layer);
  const input = model?.file.ops.find(({name}) => name === layer)?.input;
  const op = model?.file.ops.find(({name}) => name === input);
  if (sheet === undefined || op?.kind !== 'conv') return [];
  return loadUnitPictures(sheet, modelsUrl, {count, units: op.outChannels});
}

function decodeAll({model}: PerceptionSource): LensTools['weights'] {
  assert(model !== null, () => 'an open network has no files');
  return new Map([...decodeWeights(model.file, model.model)].map(([name, {values}]) => [name, values]));
}
