/** What is shown of the four climbs. */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import type {LensFact, LensPlate, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import {picturePlate} from '../shared/plates.ts';
import {briefAnswer, saidAnswer} from '../shared/said-answer.ts';
import {percent, whole} from '../shared/said-numbers.ts';
import {NO_FINDINGS} from '../shared/words.ts';
import type {ClassSession, ColumnState} from './class-session.ts';
import type {ColumnId} from './column.ts';
import {MOST_STEPS} from './open-column.ts';
import {pictureUnder} from './where-it-mattered.ts';

type ClassesOptions = OptionsOf<'classes'>;

/** Four pictures, how the network answers each, and what each slider does. */
export function classesView(session: ClassSession, options: ClassesOptions): LensView {
  const {columns, steps, subject} = session;
  return {
    arrangement: 'grid',
    plates: columns.map(([id, state]) => plateOfColumn(id, state, options)),
    findings: {
      ...NO_FINDINGS,
      layer: subject.layer,
      unit: subject.unit,
      label: session.word,
      facts: [
        {name: said('findings.classes.steps'), value: said('findings.classes.stepsOf', {n: steps, most: MOST_STEPS})},
        ...columns.flatMap(([id, {answer}]) => {
          return answer === null ? [] : [{name: said(`findings.classes.${id}`), value: saidAnswer(answer)}];
        }),
        ...explained(options),
      ],
      share: Math.min(1, steps / MOST_STEPS),
    },
  };
}

function plateOfColumn(id: ColumnId, {column, answer}: ColumnState, {isMasked}: ClassesOptions): LensPlate {
  const picture = column.picture();
  const mask = isMasked ? column.mask() : null;
  const name = said(`findings.classes.${id}`);
  const caption = answer === null ? name : said('findings.classes.caption', {column: name, value: briefAnswer(answer)});
  return picturePlate(mask === null ? picture : pictureUnder(picture, mask), {id, caption});
}

/** What each slider does to the second picture, with its number. */
function explained({decay, blurEvery, smallNorm, smallContribution}: ClassesOptions): readonly LensFact[] {
  return [
    {name: said('findings.classes.decay', {n: decay}), value: said('findings.classes.decayMeans')},
    {
      name: blurEvery > 0 ? said('findings.classes.blur', {n: whole(blurEvery)}) : said('findings.classes.noBlur'),
      value: said('findings.classes.blurMeans'),
    },
    {
      name: said('findings.classes.smallNorm', {share: percent(smallNorm / 100)}),
      value: said('findings.classes.smallNormMeans'),
    },
    {
      name: said('findings.classes.smallContribution', {share: percent(smallContribution / 100)}),
      value: said('findings.classes.smallContributionMeans'),
    },
  ];
}
