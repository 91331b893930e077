/** What is shown of one network that learns. */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import type {LensChart, LensFact, LensView} from '../../../protocol/lens.ts';
import type {UnitInterval} from '../../../protocol/units.ts';
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';
import {plateOf} from '../shared/plates.ts';
import {percent, twoDigits, whole} from '../shared/said-numbers.ts';
import {NO_FINDINGS} from '../shared/words.ts';
import {MOST_EPOCHS, type LearningSession} from './learning-session.ts';
import {networkPicture} from './network-picture.ts';
import {surfacePicture} from './surface-picture.ts';
import {surfacesOf} from './surfaces.ts';

/** The spirals are told apart when so many of the unseen points are on the right side. */
const TOLD_APART = 0.95;

/** The surface with its points, the network as a drawing, and its losses. */
export function learningView(
  session: LearningSession,
  {features, isPlaying, dataSet}: Pick<OptionsOf<'playground'>, 'features' | 'isPlaying' | 'dataSet'>,
): LensView {
  const {network, task, epochs} = session;
  const surfaces = surfacesOf(network, features);
  const output = surfaces.at(-1);
  return {
    arrangement: 'row',
    plates: [
      ...(output === undefined
        ? []
        : [
            plateOf(surfacePicture(output, task), {id: 'surface', caption: said('findings.playground.surface')}),
            plateOf(networkPicture(network, surfaces), {id: 'network', caption: said('findings.playground.network')}),
          ]),
    ],
    findings: {
      ...NO_FINDINGS,
      charts: [lossChart(session)],
      facts: factsOf(session),
      legend: {
        colours: 'diverging',
        from: said('findings.playground.blue'),
        to: said('findings.playground.orange'),
        title: said('findings.playground.legend'),
      },
      answer: dataSet === 'spiral' ? answerOf(session.shareRight()) : null,
      share: isPlaying ? Math.min(1, epochs / MOST_EPOCHS) : 1,
    },
  };
}

/** @param right share of the unseen points on the right side. */
function answerOf(right: UnitInterval): Said | null {
  return right >= TOLD_APART ? said('answers.playground', {share: percent(right)}) : null;
}

function lossChart({curve}: LearningSession): LensChart {
  return {
    title: said('findings.playground.losses'),
    kind: 'lines',
    x: {title: said('findings.playground.epochs'), isLogarithmic: false},
    y: {title: said('findings.playground.loss')},
    series: [
      {name: said('findings.playground.train'), points: curve.of('train')},
      {name: said('findings.playground.test'), points: curve.of('test')},
    ],
  };
}

function factsOf(session: LearningSession): readonly LensFact[] {
  const {train, test} = session.curve.last ?? {train: 0, test: 0};
  return [
    {
      name: said('findings.playground.epochs'),
      value: said('findings.playground.epochsOf', {n: session.epochs, most: MOST_EPOCHS}),
    },
    {name: said('findings.playground.train'), value: twoDigits(train)},
    {name: said('findings.playground.test'), value: twoDigits(test)},
    {name: said('findings.playground.right'), value: percent(session.shareRight())},
    {name: said('findings.playground.parameters'), value: whole(session.network.parameters.length)},
  ];
}
