/**
 * A style's fingerprint: the Gram matrices of the picture and of the mirror's painting of it, layer by layer (Gatys, Ecker & Bethge 2015).
 *
 * Shuffled, it shows what they forget. A layer's answers in any other order of places have the same matrix. For the pixels themselves it is
 * as if the picture had been cut up; the network, shown the shuffled pixels, finds other neighbours in them and gives other answers.
 */
import type {LensFindings, LensPanel, LensView} from '../../protocol/lenses.ts';
import type {Activation, PerceptionNetworkFile, RgbPicture} from '../../protocol/perception.ts';
import {activationOf} from './activation-of.ts';
import {chooseLayer} from './chosen-layer.ts';
import {GRAM_DECADES, paintGrams} from './gram-picture.ts';
import {gramDistance, gramMatrix, shufflePositions} from './gram.ts';
import type {Lens, LensInput} from './lens.ts';
import {panelOf, picturePanel} from './panels.ts';
import {NO_FINDINGS} from './words.ts';

/** The picture's own colours, looked at as a layer. */
const PIXELS = 'pixels';

const SEED = 15;

/** Below this a distance is what rounding leaves of 0. */
const ROUNDING = 1e-9;

/** One layer's matrices: a panel, and how far they are from one another. */
interface Comparison {
  readonly panel: LensPanel;
  readonly facts: LensFindings['facts'];
}

/** Opens the lens. It keeps its newest panels, so that none is missing while the next frame's are computed. */
export function createFingerprintLens(): Lens {
  const kept = new Map<string, LensPanel>();
  let wasShuffled = false;
  return {
    id: 'fingerprint',
    async *look({tools, look, picture}) {
      const {network} = tools;
      const layers = layersFor(network.file, look);
      if (look.isShuffled !== wasShuffled) kept.clear();
      wasShuffled = look.isShuffled;
      const facts: LensFindings['facts'][number][] = [];
      const steps = layers.length + 4;
      let done = 0;
      const next = (): LensView => {
        const panels = ['seen', 'other', PIXELS, ...layers].flatMap((id) => kept.get(id) ?? []);
        return {arrangement: 'grid', panels, findings: findingsOf(look.layer, [...facts], ++done / steps)};
      };
      const add = ({panel, facts: more}: Comparison): LensView => {
        kept.set(panel.id, panel);
        facts.push(...more);
        return next();
      };

      kept.set('seen', picturePanel(picture, {id: 'seen', caption: 'What the network is shown'}));
      const other = look.isShuffled ? shufflePixels(picture) : await tools.paint(picture);
      const caption = look.isShuffled ? 'Its pixels, shuffled' : 'The mirror’s painting of it';
      kept.set('other', picturePanel(other, {id: 'other', caption, isSmooth: !look.isShuffled}));
      yield next();
      yield add(comparePixels(picture, other, look.isShuffled));
      const answers = await network.activations(picture, layers);
      yield next();
      const others = await network.activations(other, layers);
      yield next();
      for (const layer of layers) {
        yield add(compareLayer(layer, activationOf(answers, layer), activationOf(others, layer), look.isShuffled));
      }
    },
  };
}

/** The chosen layer, or all but the deepest, whose few cells know words rather than style. @throws EngineError 'layer-unknown'. */
function layersFor(file: PerceptionNetworkFile, look: LensInput['look']): readonly string[] {
  return look.layer === null ? file.layers.slice(0, -1) : [chooseLayer(file, look)];
}

function comparePixels(picture: RgbPicture, other: RgbPicture, isShuffled: boolean): Comparison {
  const [own, theirs] = [gramMatrix(asActivation(picture)), gramMatrix(asActivation(other))];
  const [what, distance] = isShuffled
    ? ['pixels shuffled', gramDistance(theirs, own)]
    : ['from the painting', gramDistance(own, theirs)];
  return {
    panel: gramPanel(PIXELS, [own, theirs], isShuffled ? 'as it is, shuffled' : 'yours, the painting’s'),
    facts: [distanceFact(`${PIXELS}, ${what}`, distance)],
  };
}

/** @param other the layer's answer to the other picture. */
function compareLayer(layer: string, answer: Activation, other: Activation, isShuffled: boolean): Comparison {
  const [own, theirs] = [gramMatrix(answer), gramMatrix(other)];
  if (!isShuffled) {
    return {
      panel: gramPanel(layer, [own, theirs], 'yours, the painting’s'),
      facts: [distanceFact(`${layer}, from the painting`, gramDistance(own, theirs))],
    };
  }
  const moved = gramMatrix(shufflePositions(answer, SEED));
  return {
    panel: gramPanel(layer, [own, moved, theirs], 'as it is, places shuffled, pixels shuffled'),
    facts: [
      distanceFact(`${layer}, places shuffled`, gramDistance(moved, own)),
      distanceFact(`${layer}, pixels shuffled`, gramDistance(theirs, own)),
    ],
  };
}

function gramPanel(layer: string, matrices: Parameters<typeof paintGrams>[0], which: string): LensPanel {
  const tap = layer === PIXELS ? null : {layer};
  return panelOf(paintGrams(matrices), {id: layer, caption: `${layer}: ${which}`, isSmooth: false, tap});
}

function distanceFact(what: string, distance: number): LensFindings['facts'][number] {
  return {name: `${what}: |G − G′|² / |G′|²`, value: distance < ROUNDING ? '0, the same' : distance.toPrecision(2)};
}

function findingsOf(layer: string | null, facts: LensFindings['facts'], share: number): LensFindings {
  return {
    ...NO_FINDINGS,
    layer,
    facts,
    share,
    legend: {
      colours: 'cividis',
      from: `1/${(10 ** GRAM_DECADES).toLocaleString('en')} of it`,
      to: 'the strongest of the pair',
      title: 'How strongly two channels answer together, logarithmic',
    },
  };
}

function shufflePixels(picture: RgbPicture): RgbPicture {
  return {...picture, values: shufflePositions(asActivation(picture), SEED).values};
}

function asActivation({width, height, values}: RgbPicture): Activation {
  return {width, height, channels: 3, values};
}
