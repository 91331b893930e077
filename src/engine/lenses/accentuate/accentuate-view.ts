/** What is shown of a frame with more of something in it. */
import {shortLayer} from '../../../protocol/layers.ts';
import type {LensView} from '../../../protocol/lens.ts';
import type {Said} from '../../../words/words.ts';
import {said} from '../../shared/said.ts';
import {gradientPicture, picturePlate, plateOf} from '../shared/plates.ts';
import {percent} from '../shared/said-numbers.ts';
import {briefAnswer, saidAnswer} from '../shared/said-answer.ts';
import {NO_FINDINGS} from '../shared/words.ts';
import {MOST_STEPS, type Accentuation} from './accentuation.ts';

/** The frame, the frame with more in it, and the difference; how sure the network was and is. */
export function accentuateView(
  work: Accentuation,
  {faithfulness, word}: {readonly faithfulness: number; readonly word: string | null},
): LensView {
  const {frame, before, after, steps, subject} = work;
  const picture = work.picture();
  const added = picture.values.map((value, index) => value - (frame.values[index] ?? 0));
  const fact = (name: Said, value: Said): LensView['findings']['facts'][number] => ({name, value});
  return {
    arrangement: 'row',
    plates: [
      picturePlate(frame, {id: 'seen', caption: said('findings.accentuate.seen', {value: briefAnswer(before)})}),
      picturePlate(picture, {id: 'more', caption: said('findings.accentuate.more', {value: briefAnswer(after)})}),
      plateOf(gradientPicture({...picture, values: added}), {
        id: 'added',
        caption: said('findings.accentuate.added'),
      }),
    ],
    findings: {
      ...NO_FINDINGS,
      layer: subject.layer,
      unit: subject.unit,
      label: word,
      facts: [
        fact(said('findings.accentuate.steps'), said('findings.classes.stepsOf', {n: steps, most: MOST_STEPS})),
        fact(said('findings.accentuate.before'), saidAnswer(before)),
        fact(said('findings.accentuate.after'), saidAnswer(after)),
        fact(said('findings.accentuate.moved', {layer: shortLayer(work.layer)}), percent(work.moved)),
        fact(said('findings.accentuate.faithful', {n: faithfulness}), said('findings.accentuate.faithfulMeans')),
      ],
      share: Math.min(1, steps / MOST_STEPS),
    },
  };
}
