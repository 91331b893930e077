/** What is shown of a unit's strongest places. */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {LensPlate, LensView} from '../../../protocol/lens.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Said} from '../../../words/words.ts';
import type {Activation} from '../../network/perception.ts';
import {fromPixels, toPixels} from '../../picture/convert-pixels.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {said} from '../../shared/said.ts';
import {shapeOf} from '../shared/activation-of.ts';
import type {Patch} from '../shared/best-patches.ts';
import {channelMap} from '../shared/channel-grid.ts';
import {gradientPicture, picturePlate, plateOf} from '../shared/plates.ts';
import type {ReceptiveField} from '../shared/receptive-field.ts';
import {ageOf, twoDecimals, whole} from '../shared/said-numbers.ts';
import {sideBySide} from '../shared/side-by-side.ts';
import {NO_FINDINGS} from '../shared/words.ts';
import {cutOut, fieldWindow} from './field-window.ts';
import type {ExcitedUnit} from './one-answer.ts';
import type {Traces} from './traces.ts';

/** Everything that a view is made of. */
export interface ExcitesScene {
  readonly excited: ExcitedUnit;
  readonly activation: Activation;
  readonly field: ReceptiveField;
  /** The strongest first; none before the unit has answered at all. */
  readonly places: readonly Patch[];
  readonly traces: Traces;
  /** Frames of the last minute. */
  readonly frameCount: number;
  /** The network's own picture of the unit; null where it has none, or not yet. */
  readonly portrait: RgbPicture | null;
  readonly picture: RgbPicture;
  readonly capturedAt: Milliseconds;
  readonly answer: Said | null;
}

/** The places, each beside what its answer came from, and the unit's own picture. */
export function excitesView(scene: ExcitesScene): LensView {
  const {excited, places, traces, portrait, picture, answer} = scene;
  const known = places.filter((place) => traces.of(place) !== null).length;
  return {
    arrangement: 'main',
    plates: [
      ...(places.length === 0
        ? [picturePlate(picture, {id: 'seen', caption: said('findings.excites.none', excited)})]
        : places.map((place, nth) => placePlate(scene, place, nth))),
      ...(portrait === null ? [] : [picturePlate(portrait, {id: 'portrait', caption: said('findings.thisUnit')})]),
    ],
    findings: {
      ...NO_FINDINGS,
      ...excited,
      facts: factsOf(scene),
      answer,
      share: places.length === 0 ? 1 : known / places.length,
    },
  };
}

/** Grey where the gradient is not known yet. */
function placePlate({field, traces, capturedAt}: ExcitesScene, place: Patch, nth: number): LensPlate {
  const {frame, x, y, score} = place;
  const seen = cutOut(fromPixels(frame), fieldWindow(field, x, y, frame));
  const trace = traces.of(place) ?? noTrace(seen);
  return plateOf(sideBySide([toPixels(seen), trace]), {
    id: `place-${nth}`,
    caption: said('findings.excites.place', {score, age: ageOf(capturedAt - place.capturedAt)}),
  });
}

function noTrace({width, height}: RgbPicture): SmallPicture {
  return gradientPicture({width, height, values: new Float32Array(width * height * 3)});
}

function factsOf({
  excited,
  activation,
  field,
  places,
  frameCount,
  picture,
}: ExcitesScene): LensView['findings']['facts'] {
  const {width, height} = picture;
  const strongest = channelMap(activation, excited.unit).values.reduce((most, value) => Math.max(most, value), 0);
  return [
    {name: said('findings.excites.unit'), value: said('findings.activations.unit', excited)},
    {name: said('findings.activations.shape'), value: shapeOf(activation)},
    {name: said('findings.activations.strongest'), value: twoDecimals(strongest)},
    {name: said('findings.activations.best'), value: twoDecimals(places[0]?.score ?? 0)},
    {name: said('findings.excites.frames'), value: whole(frameCount)},
    {
      name: said('findings.activations.field'),
      value: said('findings.activations.fieldSize', {side: field.side, width, height}),
    },
  ];
}
