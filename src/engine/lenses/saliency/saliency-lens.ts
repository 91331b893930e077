/**
 * Which pixels a word or a unit depends on: its gradient to the picture under three ReLU rules
 * (Simonyan et al. 2013; Zeiler & Fergus 2013; Springenberg et al. 2014), and whether each of them
 * depends on what the network has learned (Adebayo et al. 2018).
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import type {LensFact, LensFindings, LensPlate, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';
import type {Objective, PerceptionNetwork, ReluRule} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {Lens} from '../lens.ts';
import {gradientPicture, plateOf} from '../shared/plates.ts';
import {mostAlike, type Likeness} from './most-alike.ts';
import {rankCorrelation, strengthOf} from './rank-correlation.ts';
import {twoDecimals} from '../shared/said-numbers.ts';
import {askedLabel, likeliestLabel, NO_FINDINGS, probabilitiesOf, saidBy, wordOf} from '../shared/words.ts';

/** The rules, in the order of the plates, and what they are called. */
const RULES: readonly {readonly rule: ReluRule; readonly title: Said}[] = [
  {rule: 'plain', title: said('findings.saliency.plain')},
  {rule: 'deconvnet', title: said('findings.saliency.deconvnet')},
  {rule: 'guided', title: said('findings.saliency.guided')},
];

/** One plate to be computed. */
interface Cell {
  readonly id: string;
  readonly caption: Said;
  readonly rule: ReluRule;
  readonly isRandomised: boolean;
}

/**
 * Opens the lens. It keeps its newest plates, so that none is missing while the next frame's are
 * computed.
 */
export function createSaliencyLens(): Lens<'saliency'> {
  const plates = new Map<string, LensPlate>();
  return {
    id: 'saliency',
    async *run({tools, options, picture}) {
      const {network} = tools;
      const {objective, findings} = await askWhat(network, options, picture);
      const cells = cellsFor(options.isRandomised);
      const gradients = new Map<string, Float32Array>();
      for (const [index, cell] of cells.entries()) {
        const asked = cell.isRandomised ? await tools.randomised() : network;
        const {gradient} = await asked.gradient(picture, objective, cell.rule);
        gradients.set(cell.id, gradient);
        plates.set(cell.id, plateOf(gradientPicture({...picture, values: gradient}), cell));
        yield viewOf(
          cells.map((each) => plates.get(each.id) ?? waitingPlate(each, picture)),
          {...findings, ...compared(correlations(gradients)), share: (index + 1) / cells.length},
        );
      }
    },
  };
}

/**
 * What is explained: a unit if one is chosen, else a word, else the likeliest word.
 * @throws EngineError 'layer-unknown'.
 */
async function askWhat(
  network: PerceptionNetwork,
  options: OptionsOf<'saliency'>,
  picture: RgbPicture,
): Promise<{readonly objective: Objective; readonly findings: LensFindings}> {
  const {file} = network;
  const chosen = askedLabel(file, options.label);
  const probabilities = await probabilitiesOf(network, picture);
  const told = {...NO_FINDINGS, ...saidBy(probabilities, file)};
  const {layer, unit} = options;
  if (layer !== null && unit !== null) {
    return {objective: {kind: 'channel', layer, channel: unit}, findings: {...told, layer, unit}};
  }
  const label = chosen ?? likeliestLabel(probabilities);
  return {objective: {kind: 'class', label}, findings: {...told, label: wordOf(file, label)}};
}

function cellsFor(isRandomised: boolean): readonly Cell[] {
  const learned = RULES.map(({rule, title}) => ({id: rule, caption: title, rule, isRandomised: false}));
  if (!isRandomised) return learned;
  const shuffled = RULES.map(({rule, title}) => {
    const caption = said('findings.saliency.shuffled', {rule: title});
    return {id: `${rule}-randomised`, caption, rule, isRandomised: true};
  });
  return [...learned, ...shuffled];
}

/** How alike each rule's two maps are, as far as both are there. */
function correlations(gradients: ReadonlyMap<string, Float32Array>): readonly Likeness[] {
  return RULES.flatMap(({rule, title}) => {
    const [learned, shuffled] = [gradients.get(rule), gradients.get(`${rule}-randomised`)];
    if (learned === undefined || shuffled === undefined) return [];
    return [{rule: title, correlation: rankCorrelation(strengthOf(learned), strengthOf(shuffled))}];
  });
}

/** The numbers, and once there are all of them which rule's map stays most alike. */
function compared(found: readonly Likeness[]): Pick<LensFindings, 'facts' | 'answer'> {
  const facts = found.map(({rule, correlation}): LensFact => ({
    name: said('findings.saliency.correlation', {rule}),
    value: twoDecimals(correlation),
  }));
  return {facts, answer: found.length < RULES.length ? null : mostAlike(found)};
}

/** No gradient yet: grey. */
function waitingPlate(cell: Cell, {width, height, values}: RgbPicture): LensPlate {
  return plateOf(gradientPicture({width, height, values: new Float32Array(values.length)}), cell);
}

function viewOf(plates: readonly LensPlate[], findings: LensFindings): LensView {
  return {arrangement: plates.length > RULES.length ? 'grid' : 'row', plates, findings};
}
