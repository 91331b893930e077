/**
 * A style's fingerprint: the Gram matrices of the picture and of the mirror's painting of it, layer
 * by layer (Gatys, Ecker & Bethge 2015).
 *
 * Shuffled, it shows what they forget. A layer's answers in any other order of places have the same
 * matrix. For the pixels themselves it is as if the picture had been cut up; the network, shown the
 * shuffled pixels, finds other neighbours in them and gives other answers.
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import {shortLayer} from '../../../protocol/layers.ts';
import type {LensFact, LensFindings, LensPlate, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {Said, WordValue} from '../../../words/words.ts';
import type {Activation, PerceptionNetworkFile} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {toPixels} from '../../picture/convert-pixels.ts';
import {activationOf} from '../shared/activation-of.ts';
import {chooseLayer} from '../shared/chosen-layer.ts';
import {GRAM_DECADES, paintGrams} from '../shared/gram-picture.ts';
import {shufflePositions} from './shuffle-positions.ts';
import {gramDistance, gramMatrix, type GramMatrix} from '../../ascent/gram.ts';
import type {Lens} from '../lens.ts';
import {plateOf} from '../shared/plates.ts';
import {twoDigits} from '../shared/said-numbers.ts';
import {sideBySide} from '../shared/side-by-side.ts';
import {NO_FINDINGS} from '../shared/words.ts';

/** The picture's own colours, looked at as a layer. */
const PIXELS = 'pixels';

const SEED = 15;

/** Below this a distance is what rounding leaves of 0. */
const ROUNDING = 1e-9;

/** Two matrices and how far they are from one another. */
interface Comparison {
  readonly id: string;
  readonly caption: Said;
  readonly layer: string;
  /** The second one is what the first is measured by. */
  readonly matrices: readonly [GramMatrix, GramMatrix];
}

/** A plate with what is read beside it. */
interface Kept {
  readonly plate: LensPlate;
  /** How far its two matrices are from one another; null where it shows none. */
  readonly distance: number | null;
  readonly facts: readonly LensFact[];
}

/**
 * Opens the lens. It keeps its newest plates and numbers, so that none is missing while the next
 * frame's are computed.
 */
export function createFingerprintLens(): Lens<'fingerprint'> {
  const kept = new Map<string, Kept>();
  let wasShuffled = false;
  return {
    id: 'fingerprint',
    async *run({tools, options, picture}) {
      const {network} = tools;
      const layers = layersFor(network.file, options);
      if (options.isShuffled !== wasShuffled) kept.clear();
      wasShuffled = options.isShuffled;
      const ids = ['seen', ...[PIXELS, ...layers].flatMap((layer) => [layer, withPixelsShuffled(layer)])];
      const steps = layers.length + 4;
      let done = 0;
      const next = (...comparisons: readonly Comparison[]): LensView => {
        for (const each of comparisons) {
          const distance = gramDistance(...each.matrices);
          kept.set(each.id, {plate: gramPlate(each), distance, facts: [distanceFact(each, distance)]});
        }
        const shown = ids.flatMap((id) => kept.get(id) ?? []);
        return {
          arrangement: 'grid',
          plates: shown.map(({plate}) => plate),
          findings: {
            ...findingsOf(
              options.layer,
              shown.flatMap(({facts}) => facts),
              ++done / steps,
            ),
            answer: options.isShuffled ? staysTheSame(layers.map((layer) => kept.get(layer)?.distance ?? null)) : null,
          },
        };
      };

      const other = options.isShuffled ? shufflePixels(picture) : await tools.paint(picture);
      kept.set('seen', {plate: seenPlate(picture, other, options.isShuffled), distance: null, facts: []});
      yield next();
      yield next(comparePixels(picture, other, options.isShuffled));
      const answers = await network.activations(picture, layers);
      yield next();
      const others = await network.activations(other, layers);
      yield next();
      for (const layer of layers) {
        const [own, theirs] = [activationOf(answers, layer), activationOf(others, layer)];
        yield options.isShuffled
          ? next(...compareShuffled(layer, own, theirs))
          : next(compareWithPainting(layer, gramMatrix(own), gramMatrix(theirs)));
      }
    },
  };
}

/**
 * The chosen layer, or all but the deepest, whose few cells know words rather than style.
 * @throws EngineError 'layer-unknown'.
 */
function layersFor(file: PerceptionNetworkFile, options: OptionsOf<'fingerprint'>): readonly string[] {
  return options.layer === null ? file.layers.slice(0, -1) : [chooseLayer(file, options)];
}

function comparePixels(picture: RgbPicture, other: RgbPicture, isShuffled: boolean): Comparison {
  const [own, theirs] = [gramMatrix(asActivation(picture)), gramMatrix(asActivation(other))];
  return isShuffled
    ? {
        id: PIXELS,
        layer: PIXELS,
        caption: said('findings.fingerprint.shuffled', {layer: nameOf(PIXELS)}),
        matrices: [theirs, own],
      }
    : compareWithPainting(PIXELS, own, theirs);
}

function compareWithPainting(layer: string, own: GramMatrix, painting: GramMatrix): Comparison {
  return {
    id: layer,
    layer,
    caption: said('findings.fingerprint.withPainting', {layer: nameOf(layer)}),
    matrices: [own, painting],
  };
}

/**
 * A layer's answer with its places shuffled, and its answer to the picture with its pixels
 * shuffled, each against the answer as it was.
 */
function compareShuffled(layer: string, answer: Activation, toShuffled: Activation): readonly Comparison[] {
  const own = gramMatrix(answer);
  const moved = gramMatrix(shufflePositions(answer, SEED));
  return [
    {
      id: layer,
      layer,
      caption: said('findings.fingerprint.placesShuffled', {layer: nameOf(layer)}),
      matrices: [moved, own],
    },
    {
      id: withPixelsShuffled(layer),
      layer,
      caption: said('findings.fingerprint.pixelsShuffled', {layer: nameOf(layer)}),
      matrices: [gramMatrix(toShuffled), own],
    },
  ];
}

function withPixelsShuffled(layer: string): string {
  return `${layer}-${PIXELS}`;
}

function seenPlate(picture: RgbPicture, other: RgbPicture, isShuffled: boolean): LensPlate {
  const caption = isShuffled ? said('findings.fingerprint.seenShuffled') : said('findings.fingerprint.seen');
  const pictures = isShuffled ? [other, picture] : [picture, other];
  return plateOf(sideBySide(pictures.map(toPixels)), {id: 'seen', caption});
}

function gramPlate({id, layer, caption, matrices}: Comparison): LensPlate {
  return plateOf(paintGrams(matrices), {
    id,
    caption,
    isSmooth: false,
    tap: layer === PIXELS ? null : {lens: 'fingerprint', options: {layer}},
  });
}

/** What captions call a layer; the pixels are looked at as one. */
function nameOf(layer: string): WordValue {
  return layer === PIXELS ? said('findings.fingerprint.pixels') : shortLayer(layer);
}

/**
 * That no layer's table knows its places, once all were shuffled.
 *
 * @param distances Of each layer's table from that of its shuffled places, null before it is known.
 */
export function staysTheSame(distances: readonly (number | null)[]): Said | null {
  const isSame = distances.every((distance) => distance !== null && distance < ROUNDING);
  return isSame && distances.length > 0 ? said('answers.fingerprint', {layers: distances.length}) : null;
}

function distanceFact({caption}: Comparison, distance: number): LensFact {
  return {
    name: said('findings.fingerprint.distance', {what: caption}),
    value: distance < ROUNDING ? said('findings.fingerprint.same') : twoDigits(distance),
  };
}

function findingsOf(layer: string | null, facts: readonly LensFact[], share: number): LensFindings {
  return {
    ...NO_FINDINGS,
    layer,
    facts,
    share,
    legend: {
      colours: 'cividis',
      from: said('findings.fingerprint.weakest', {n: 10 ** GRAM_DECADES}),
      to: said('findings.fingerprint.strongest'),
      title: said('findings.fingerprint.legend'),
    },
  };
}

function shufflePixels(picture: RgbPicture): RgbPicture {
  return {...picture, values: shufflePositions(asActivation(picture), SEED).values};
}

function asActivation({width, height, values}: RgbPicture): Activation {
  return {width, height, channels: 3, values};
}
