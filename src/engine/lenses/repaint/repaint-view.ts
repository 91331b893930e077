/** What is shown of a painting that comes about step by step. */
import {shortLayer} from '../../../protocol/layers.ts';
import type {LensPlate, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {StyleTransfer, TransferState} from '../../ascent/style-transfer.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {GRAM_DECADES, paintGrams} from '../shared/gram-picture.ts';
import type {LossCurve} from '../shared/loss-curve.ts';
import {picturePlate, plateOf} from '../shared/plates.ts';
import {twoDigits} from '../shared/said-numbers.ts';
import {NO_FINDINGS} from '../shared/words.ts';

/** After so many steps a painting is as good as done, and a newer frame may have its turn. */
export const ENOUGH_STEPS = 300;

/** One frame on its way to a painting. */
export interface Repainting {
  readonly original: RgbPicture;
  /** What the style was taken from; null for a painting. */
  readonly source: RgbPicture | null;
  /** The mirror's own painting, made in one step; null where it has not learned the style. */
  readonly atOnce: RgbPicture | null;
  readonly transfer: StyleTransfer;
  readonly curve: LossCurve<'content' | 'style'>;
  /** As it was shown last. */
  view?: LensView;
}

/** The painting large; beside it what it began with, and the Gram matrices that close in. */
export function repaintView(repainting: Repainting, state: TransferState): LensView {
  const {transfer, curve} = repainting;
  return {
    arrangement: 'main',
    plates: [
      picturePlate(transfer.picture, {id: 'painting', caption: said('findings.repaint.painting')}),
      picturePlate(repainting.original, {id: 'original', caption: said('findings.repaint.before')}),
      ...besides(repainting),
      ...gramPlates(transfer, state),
    ],
    findings: {
      ...NO_FINDINGS,
      facts: [
        {name: said('findings.inversion.steps'), value: said('findings.inversion.stepsOf', {n: transfer.steps})},
        {name: said('findings.repaint.style'), value: twoDigits(state.style)},
        {name: said('findings.repaint.content'), value: twoDigits(state.content)},
        {name: said('findings.ownNetworkName'), value: said('findings.ownNetwork')},
      ],
      charts: [
        {
          title: said('findings.repaint.chart'),
          kind: 'lines',
          x: {title: said('findings.inversion.steps'), isLogarithmic: false},
          y: {title: said('findings.repaint.loss')},
          series: [
            {name: said('findings.repaint.style'), points: curve.of('style')},
            {name: said('findings.repaint.content'), points: curve.of('content')},
          ],
        },
      ],
      legend: {
        colours: 'cividis',
        from: said('findings.fingerprint.weakest', {n: 10 ** GRAM_DECADES}),
        to: said('findings.fingerprint.strongest'),
        title: said('findings.repaint.legend'),
      },
      share: Math.min(1, transfer.steps / ENOUGH_STEPS),
    },
  };
}

/** What the style was taken from, or what the mirror's own painter makes in the same style. */
function besides({source, atOnce}: Repainting): readonly LensPlate[] {
  const plates: LensPlate[] = [];
  if (source !== null) plates.push(picturePlate(source, {id: 'style', caption: said('findings.repaint.source')}));
  if (atOnce !== null) plates.push(picturePlate(atOnce, {id: 'at-once', caption: said('findings.repaint.atOnce')}));
  return plates;
}

function gramPlates({goal: {styles}}: StyleTransfer, {grams}: TransferState): readonly LensPlate[] {
  return styles.flatMap(({layer, gram}, index) => {
    const own = grams[index];
    if (own === undefined) return [];
    const caption = said('findings.asIs', {text: shortLayer(layer)});
    return [plateOf(paintGrams([own, gram]), {id: `gram-${layer}`, caption, isSmooth: false})];
  });
}
