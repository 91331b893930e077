/** What lenses work with, opened the first time that somebody wants to look through one. */
import {assert} from '../../protocol/assert.ts';
import {EngineError} from '../../protocol/errors.ts';
import type {PerceptionNetwork} from '../network/perception.ts';
import type {UnitInterval} from '../../protocol/units.ts';
import {fromPixels, toPixels} from '../picture/convert-pixels.ts';
import {decodeWeights} from '../network/files/decode-weights.ts';
import type {ReadFile} from '../network/files/keep-files.ts';
import type {FeatureSheet} from '../network/op-list.ts';
import type {PerceptionSource} from '../network/perception-source.ts';
import type {Painter} from '../style/painter.ts';
import type {StyleWeights} from '../network/style-network.ts';
import type {LensTools} from './lens.ts';
import type {RgbPicture} from '../picture/picture.ts';
import {loadMagnitudes} from './load-magnitudes.ts';
import {loadPaintingGrams, type PaintingShare} from './painting-grams.ts';
import {loadUnitPicture, loadUnitPictures} from './unit-pictures.ts';
import {randomiseWeights} from './saliency/randomise-weights.ts';

/** Any number: the same untrained network in every visit. */
const SEED = 1;

/** Where the tools come from. */
export interface LensToolsSite {
  readonly perception: PerceptionSource;
  readonly painter: Pick<Painter, 'paintStill'>;
  /** The mix of styles that is chosen in the mirror now. */
  readonly styleWeights: () => StyleWeights;
  /** The styles' names, in the order of their weights. */
  readonly styleIds: readonly string[];
  /** Reads what the networks bring along. */
  readonly read: ReadFile;
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
  {perception, painter, styleWeights, styleIds, read}: LensToolsSite,
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
      unitPictures: (count) => unitPicturesOf(perception, read, count),
      unitPicture: async (layer, unit) => {
        const sheet = sheetOf(perception, layer);
        return sheet === undefined ? null : loadUnitPicture(sheet, read, unit);
      },
      get painting() {
        return JSON.stringify(styleWeights());
      },
      paintingGrams: () => loadPaintingGrams(sharesOf(styleWeights(), styleIds, perception), read, network.file),
      magnitudes: () => loadMagnitudes(perception.model?.model.entry, read),
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

/** @throws EngineError 'model-missing' for a painting that the network has not seen. */
function sharesOf(weights: StyleWeights, styleIds: readonly string[], {model}: PerceptionSource): PaintingShare[] {
  return styleIds.flatMap((painting, index) => {
    const share = weights[index] ?? 0;
    if (share === 0) return [];
    const file = model?.model.entry.grams?.find((each) => each.painting === painting);
    if (file === undefined) throw new EngineError('model-missing', `the network has no style of '${painting}'`);
    return [{file, share}];
  });
}

async function unitPicturesOf(
  perception: PerceptionSource,
  read: ReadFile,
  count: number,
): Promise<readonly RgbPicture[]> {
  const {model} = perception;
  const layer = model?.file.layers.at(-1);
  const sheet = sheetOf(perception, layer);
  const input = model?.file.ops.find(({name}) => name === layer)?.input;
  const op = model?.file.ops.find(({name}) => name === input);
  if (sheet === undefined || op?.kind !== 'conv') return [];
  return loadUnitPictures(sheet, read, {count, units: op.outChannels});
}

/** The pictures of a layer's units. */
function sheetOf({model}: PerceptionSource, layer: string | undefined): FeatureSheet | undefined {
  return model?.model.entry.features?.find((each) => each.layer === layer);
}

function decodeAll({model}: PerceptionSource): LensTools['weights'] {
  assert(model !== null, () => 'an open network has no files');
  return new Map([...decodeWeights(model.file, model.model)].map(([name, {values}]) => [name, values]));
}
