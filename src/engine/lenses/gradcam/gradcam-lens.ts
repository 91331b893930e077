/**
 * The coarse map of a word on the last layer, the same over the picture, and multiplied with guided
 * backpropagation (Selvaraju et al. 2017, sections 3 and 3.1); and whether each depends on what the
 * network has learned (Adebayo et al. 2018).
 */
import type {LensFact, LensFindings, LensPlate, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {Lens} from '../lens.ts';
import type {FloatMap} from '../shared/channel-grid.ts';
import {enlargeMap} from '../shared/enlarge-map.ts';
import {indexOfLargest} from '../shared/index-of-largest.ts';
import {gradientPicture, heatOver, plateOf} from '../shared/plates.ts';
import {percent, twoDecimals} from '../shared/said-numbers.ts';
import {askedLabel, likeliestLabel, NO_FINDINGS, probabilitiesOf, saidBy, wordOf} from '../shared/words.ts';
import {rankCorrelation, strengthOf} from '../saliency/rank-correlation.ts';
import {followed} from './followed.ts';
import {gradCam} from './grad-cam.ts';

/** What is known of one network, learned or shuffled. */
interface Explained {
  readonly cam: FloatMap;
  /** Guided backpropagation under the map; null until it is there. */
  readonly guided: Float32Array | null;
}

/** The networks, in the order of the plates. */
const NETWORKS = ['learned', 'shuffled'] as const;

type Which = (typeof NETWORKS)[number];

/** What is shown of each, in this order. */
const PLATES = ['cells', 'over', 'guided'] as const;

/** Opens the lens. It keeps its newest plates, so that none is missing meanwhile. */
export function createGradCamLens(): Lens<'gradcam'> {
  const plates = new Map<string, LensPlate>();
  /** Of the first map. */
  let first: number | null = null;
  return {
    id: 'gradcam',
    async *run({tools, options, picture}) {
      const {network} = tools;
      const {file} = network;
      const chosen = askedLabel(file, options.label);
      const probabilities = await probabilitiesOf(network, picture);
      const label = chosen ?? likeliestLabel(probabilities);
      const told = {...NO_FINDINGS, label: wordOf(file, label), ...saidBy(probabilities, file)};
      const networks = options.isRandomised ? NETWORKS : NETWORKS.slice(0, 1);
      const explained = new Map<Which, Explained>();
      let done = 0;
      const note = (which: Which, found: Explained): LensView => {
        explained.set(which, found);
        for (const plate of platesOf(which, picture, found)) plates.set(plate.id, plate);
        done++;
        const learned = explained.get('learned')?.cam;
        const brightest = learned === undefined ? null : indexOfLargest(learned.values);
        first ??= brightest;
        const answer = learned && brightest !== null && first !== null ? followed(learned, first, brightest) : null;
        const share = done / (2 * networks.length);
        return viewOf(plates, networks, {...told, facts: factsOf(explained), answer, share});
      };
      for (const which of networks) {
        const asked = which === 'learned' ? network : await tools.randomised();
        const cam = await gradCam(asked, picture, label);
        yield note(which, {cam, guided: null});
        const {gradient} = await asked.gradient(picture, {kind: 'class', label}, 'guided');
        yield note(which, {cam, guided: underMap(gradient, enlargeMap(cam, picture))});
      }
    },
  };
}

/** A picture's gradient, at each place as strong as the map is there. */
function underMap(gradient: Float32Array, {values}: FloatMap): Float32Array {
  return gradient.map((value, index) => value * (values[Math.floor(index / 3)] ?? 0));
}

function platesOf(which: Which, picture: RgbPicture, {cam, guided}: Explained): readonly LensPlate[] {
  const scale = {colours: 'cividis', from: 0, to: Math.max(...cam.values)} as const;
  const plate = (id: string, caption: Said, shown: LensPlate['picture'], isSmooth = true): LensPlate =>
    plateOf(shown, {
      id: `${id}-${which}`,
      caption: which === 'learned' ? caption : said('findings.saliency.shuffled', {rule: caption}),
      isSmooth,
    });
  const found = [
    plate('cells', said('findings.gradcam.cells'), heatOver(picture, cam, scale), false),
    plate('over', said('findings.gradcam.over'), heatOver(picture, enlargeMap(cam, picture), scale)),
  ];
  if (guided === null) return found;
  return [...found, plate('guided', said('findings.gradcam.guided'), gradientPicture({...picture, values: guided}))];
}

/** The strongest place, and how alike the two networks' maps are, as far as both are there. */
function factsOf(explained: ReadonlyMap<Which, Explained>): readonly LensFact[] {
  const [learned, shuffled] = [explained.get('learned'), explained.get('shuffled')];
  if (learned === undefined) return [];
  const {width, height, values} = learned.cam;
  const strongest = indexOfLargest(values);
  const total = values.reduce((sum, value) => sum + value, 0);
  const facts: LensFact[] = [
    {name: said('findings.gradcam.size'), value: said('findings.gradcam.sizeOf', {width, height})},
    {
      name: said('findings.gradcam.strongest'),
      value: said('findings.gradcam.place', {
        column: 1 + (strongest % width),
        row: 1 + Math.floor(strongest / width),
        share: percent(total > 0 ? (values[strongest] ?? 0) / total : 0),
      }),
    },
  ];
  if (shuffled === undefined) return facts;
  const alike = (rule: Said, one: ArrayLike<number>, other: ArrayLike<number>): LensFact => ({
    name: said('findings.saliency.correlation', {rule}),
    value: twoDecimals(rankCorrelation(one, other)),
  });
  facts.push(alike(said('findings.gradcam.cells'), values, shuffled.cam.values));
  if (learned.guided !== null && shuffled.guided !== null) {
    const [one, other] = [strengthOf(learned.guided), strengthOf(shuffled.guided)];
    facts.push(alike(said('findings.gradcam.guided'), one, other));
  }
  return facts;
}

/** As many plates from the first view on: those of the frame before stand in for missing ones. */
function viewOf(plates: ReadonlyMap<string, LensPlate>, networks: readonly Which[], findings: LensFindings): LensView {
  const ids = networks.flatMap((which) => PLATES.map((plate) => `${plate}-${which}`));
  return {
    arrangement: networks.length > 1 ? 'grid' : 'row',
    plates: ids.flatMap((id) => plates.get(id) ?? []),
    findings: {
      ...findings,
      legend: {
        colours: 'cividis',
        from: said('findings.fromNothing'),
        to: said('findings.gradcam.most'),
        title: said('findings.gradcam.legend'),
      },
    },
  };
}
