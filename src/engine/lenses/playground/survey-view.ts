/** What is shown of many starts. */
import type {LensChart, LensFact, LensPlate, LensView} from '../../../protocol/lens.ts';
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import {said} from '../../shared/said.ts';
import {plateOf} from '../shared/plates.ts';
import {percent, twoDigits} from '../shared/said-numbers.ts';
import {NO_FINDINGS} from '../shared/words.ts';
import {spreadOf, STARTS, WIDTHS, type PlaneOfPaths, type Survey, type WidthFindings} from './many-starts.ts';
import {FULL_LOSS, planePicture, waitingPlane} from './plane-picture.ts';

/** A plane that is complete is drawn once: views come many times a second. */
const drawn = new WeakMap<PlaneOfPaths, SmallPicture>();

/** A plane for each width, every final loss as a dot, and how far apart they are. */
export function surveyView(survey: Survey | null): LensView {
  const widths = survey?.widths ?? WIDTHS.map((width) => ({width, finalLosses: [], plane: null}));
  return {
    arrangement: 'row',
    plates: widths.map(planePlate),
    findings: {
      ...NO_FINDINGS,
      charts: [endsChart(widths), spreadChart(widths)],
      facts: [
        ...widths.flatMap(widthFact),
        {name: said('findings.playground.honestName'), value: said('findings.playground.honest')},
        {name: said('findings.playground.twinsName'), value: said('findings.playground.twins')},
      ],
      legend: {
        colours: 'cividis',
        from: said('findings.fromNothing'),
        to: said('findings.playground.fullLoss', {n: FULL_LOSS}),
        title: said('findings.playground.planeLegend'),
      },
      share: survey?.share ?? 0,
    },
  };
}

function planePlate({width, finalLosses, plane}: WidthFindings): LensPlate {
  const caption =
    plane === null
      ? said('findings.playground.learning', {width, n: finalLosses.length, starts: STARTS})
      : said('findings.playground.plane', {width, share: percent(plane.shares[0] + plane.shares[1])});
  return plateOf(plane === null ? waitingPlane() : pictureOf(plane), {id: `width-${width}`, caption});
}

function pictureOf(plane: PlaneOfPaths): SmallPicture {
  const known = drawn.get(plane);
  if (known !== undefined) return known;
  const picture = planePicture(plane);
  // The last row is filled last.
  if (!Number.isNaN(plane.losses.at(-1) ?? NaN)) drawn.set(plane, picture);
  return picture;
}

function endsChart(widths: readonly WidthFindings[]): LensChart {
  const points = widths.flatMap(({width, finalLosses}) => finalLosses.map((loss) => [width, loss] as const));
  return {
    title: said('findings.playground.ends'),
    kind: 'dots',
    x: {title: said('findings.playground.width'), isLogarithmic: true},
    y: {title: said('findings.playground.loss')},
    series: [{name: said('findings.playground.end'), points}],
  };
}

function spreadChart(widths: readonly WidthFindings[]): LensChart {
  const points = widths.flatMap(({width, finalLosses}) =>
    finalLosses.length < STARTS ? [] : [[width, spreadOf(finalLosses)] as const],
  );
  return {
    title: said('findings.playground.spreadTitle'),
    kind: 'lines',
    x: {title: said('findings.playground.width'), isLogarithmic: true},
    y: {title: said('findings.playground.spread')},
    series: [{name: said('findings.playground.spread'), points}],
  };
}

function widthFact({width, finalLosses}: WidthFindings): readonly LensFact[] {
  if (finalLosses.length === 0) return [];
  return [
    {
      name: said('findings.playground.ofWidth', {width}),
      value: said('findings.playground.range', {
        low: twoDigits(Math.min(...finalLosses)),
        high: twoDigits(Math.max(...finalLosses)),
        spread: twoDigits(spreadOf(finalLosses)),
      }),
    },
  ];
}
