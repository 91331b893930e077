/**
 * Why tiny nudges work: a sum of ever more values, each nudged by less than epsilon; and the same
 * of the real network, its score along the direction of the attack (Goodfellow et al. 2014,
 * sections 3 and 4).
 */
import type {LensChart, LensFindings, LensView} from '../../../protocol/lens.ts';
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import {said} from '../../shared/said.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {findLayer} from '../../network/check-request.ts';
import {activationOf} from '../shared/activation-of.ts';
import {linearChange, pictureAlong, type AttackLine} from './attack-line.ts';
import type {Lens} from '../lens.ts';
import {
  crossing,
  expectedNudge,
  expectedSpread,
  FEWEST_DIMENSIONS,
  LinearModel,
  MOST_DIMENSIONS,
} from './linear-model.ts';
import {picturePlate} from '../shared/plates.ts';
import {foundThreshold, narrow, NOTHING_TRIED} from '../shared/threshold.ts';
import {steps255, twoDecimals, whole} from '../shared/said-numbers.ts';
import {askedLabel, likeliestLabel, NO_FINDINGS, saidBy, wordOf} from '../shared/words.ts';

const SEED = 8;

/** Points of the curves over the dimension, at even distances on a logarithmic axis. */
const CURVE_POINTS = 48;

/** Places along the attack, from -2 epsilon to +2 epsilon; the middle one is the picture itself. */
const PLACES = 17;

type Points = LensChart['series'][number]['points'];

/**
 * What has been found out about the network: scores over changes of every value, against the
 * gradient and in 1/255.
 */
interface Attack {
  readonly line: AttackLine;
  readonly word: string;
  readonly found: Points;
  /** What the scores would be if the network were linear. */
  readonly linear: Points;
}

/** Opens the lens. */
export function createLinearLens(): Lens<'linear'> {
  const model = new LinearModel(SEED);
  let tried = {epsilon: NaN, threshold: NOTHING_TRIED};
  return {
    id: 'linear',
    async *run({tools: {network}, options, picture}) {
      const {file} = network;
      const scores = findLayer(file, file.output).input;
      const epsilon = options.epsilon / 255;
      const chosen = askedLabel(file, options.label);
      const answers = await network.activations(picture, [scores, file.output]);
      const probabilities = activationOf(answers, file.output).values;
      const label = chosen ?? likeliestLabel(probabilities);
      const word = wordOf(file, label);
      const score = activationOf(answers, scores).values[label] ?? 0;
      // Another epsilon is another question.
      if (options.epsilon !== tried.epsilon) tried = {epsilon: options.epsilon, threshold: NOTHING_TRIED};
      const {plain, nudge} = model.sums(dimensionOf(options), epsilon);
      tried = {...tried, threshold: narrow(tried.threshold, dimensionOf(options), nudge > Math.abs(plain))};
      const threshold = foundThreshold(tried.threshold);
      const findings = {
        ...linearFindings(model, options),
        answer: threshold && said('answers.linear', threshold),
        label: word,
        ...saidBy(probabilities, file),
      };
      yield {arrangement: 'row', plates: [seenPlate(picture)], findings: {...findings, share: 0}};

      const {gradient} = await network.gradient(picture, {kind: 'class', label}, 'plain');
      const line = {picture, gradient};
      const steps = stepsFor(epsilon);
      const linear = steps.map((step) => [255 * step, score + linearChange(line, step)] as const);
      yield viewOfAttack({line, word, found: [], linear}, {...findings, share: 0}, epsilon);

      const found: (readonly [number, number])[] = [];
      for (const step of steps) {
        const nudged = await network.activations(pictureAlong(line, step), [scores]);
        found.push([255 * step, activationOf(nudged, scores).values[label] ?? 0]);
        const share = found.length / steps.length;
        yield viewOfAttack({line, word, found: [...found], linear}, {...findings, share}, epsilon);
      }
    },
  };
}

/** Rising; the picture alone where nothing may change. */
function stepsFor(epsilon: number): readonly number[] {
  if (epsilon === 0) return [0];
  return Array.from({length: PLACES}, (_, place) => 2 * epsilon * ((2 * place) / (PLACES - 1) - 1));
}

function dimensionOf({dimension}: OptionsOf<'linear'>): number {
  return Math.round(Math.min(MOST_DIMENSIONS, Math.max(FEWEST_DIMENSIONS, dimension)));
}

/** All that is known without the network. */
function linearFindings(model: LinearModel, options: OptionsOf<'linear'>): LensFindings {
  const epsilon = options.epsilon / 255;
  const dimension = dimensionOf(options);
  const {plain, nudge} = model.sums(dimension, epsilon);
  return {
    ...NO_FINDINGS,
    facts: [
      {name: said('findings.linear.values'), value: whole(dimension)},
      {name: said('findings.linear.largest'), value: steps255(options.epsilon)},
      {name: said('findings.linear.sum'), value: twoDecimals(plain)},
      {name: said('findings.linear.nudge'), value: twoDecimals(nudge)},
      {name: said('findings.linear.nudgedSum'), value: twoDecimals(plain + nudge)},
      {name: said('findings.linear.expectedNudge'), value: twoDecimals(expectedNudge(dimension, epsilon))},
      {name: said('findings.linear.expectedSize'), value: twoDecimals(expectedSpread(dimension))},
      {
        name: said('findings.linear.crossing'),
        value: epsilon > 0 ? whole(Math.ceil(crossing(epsilon))) : said('findings.none'),
      },
    ],
    charts: [dimensionChart(model, epsilon)],
  };
}

function dimensionChart(model: LinearModel, epsilon: number): LensChart {
  const ratio = MOST_DIMENSIONS / FEWEST_DIMENSIONS;
  const sums = Array.from({length: CURVE_POINTS}, (_, point) => {
    const dimension = Math.round(FEWEST_DIMENSIONS * ratio ** (point / (CURVE_POINTS - 1)));
    return {dimension, ...model.sums(dimension, epsilon)};
  });
  return {
    title: said('findings.linear.growth'),
    kind: 'lines',
    x: {title: said('findings.linear.valuesAxis'), isLogarithmic: true},
    y: {title: said('findings.linear.sumAxis')},
    series: [
      {name: said('findings.linear.sum'), points: sums.map(({dimension, plain}) => [dimension, plain])},
      {
        name: said('findings.linear.nudgedSum'),
        points: sums.map(({dimension, plain, nudge}) => [dimension, plain + nudge]),
      },
      {name: said('findings.linear.nudge'), points: sums.map(({dimension, nudge}) => [dimension, nudge])},
    ],
  };
}

function viewOfAttack(attack: Attack, findings: LensFindings, epsilon: number): LensView {
  const {line, word, found, linear} = attack;
  const chart: LensChart = {
    title: said('findings.linear.score', {word: {classWord: word}}),
    kind: 'lines',
    x: {title: said('findings.linear.changeAxis'), isLogarithmic: false},
    y: {title: said('findings.linear.scoreAxis')},
    series: [
      {name: said('findings.linear.network'), points: found},
      {name: said('findings.linear.wereItLinear'), points: linear},
    ],
  };
  const nudged = pictureAlong(line, epsilon);
  return {
    arrangement: 'row',
    plates: [seenPlate(line.picture), picturePlate(nudged, {id: 'nudged', caption: said('findings.linear.nudged')})],
    findings: {...findings, charts: [...findings.charts, chart]},
  };
}

function seenPlate(picture: RgbPicture): LensView['plates'][number] {
  return picturePlate(picture, {id: 'seen', caption: said('findings.seen')});
}
