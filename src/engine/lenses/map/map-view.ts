/** What is shown of the map. */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import type {LensFact, LensPlate, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {picturePlate, plateOf} from '../shared/plates.ts';
import {twoDecimals, whole} from '../shared/said-numbers.ts';
import {NO_FINDINGS} from '../shared/words.ts';
import {FEWEST_ENTRIES, type GrowingMap, type MapPlace} from './growing-map.ts';
import type {MapMemory} from './map-memory.ts';
import {mapPicture} from './map-picture.ts';
import {hasLeft} from './has-left.ts';

/** Neighbours that are shown large. */
const NEIGHBOURS = 4;

/** A frame that was held up to find its neighbours. */
export interface Held {
  readonly code: Float32Array;
  readonly picture: RgbPicture;
}

/** Everything that a view is made of. */
export interface MapScene {
  readonly map: GrowingMap;
  readonly memory: MapMemory;
  readonly options: OptionsOf<'map'>;
  readonly held: Held | null;
  /** Of the frame that was looked at first. */
  readonly first: Float32Array;
  /** Of the live frame. */
  readonly code: Float32Array;
  readonly picture: RgbPicture;
  readonly trail: readonly MapPlace[];
}

/** The map, what is looked at, and what that is most like. A kept one has dots for people. */
export function mapView(scene: MapScene): LensView {
  const {map, options, held, code, picture, trail} = scene;
  const near = map.nearest(held?.code ?? code, NEIGHBOURS);
  const marks = {trail, held: held && map.placeFor(held.code), near};
  const isReady = map.entries.length >= FEWEST_ENTRIES;
  const caption = isReady ? said('findings.map.map') : said('findings.map.few', {n: map.entries.length});
  const kept = options.arePicturesKept ? {} : {kept: () => mapPicture(map, marks, 'dots')};
  return {
    arrangement: 'main',
    plates: [
      {...plateOf(mapPicture(map, marks, 'pictures'), {id: 'map', caption}), ...kept},
      held === null
        ? picturePlate(picture, {id: 'seen', caption: said('findings.map.now')})
        : picturePlate(held.picture, {id: 'held', caption: said('findings.map.held')}),
      ...near.flatMap((index, nth) => neighbourPlate(scene, index, nth)),
    ],
    findings: {...NO_FINDINGS, facts: factsOf(scene), answer: hasLeft(map, scene.first, code)},
  };
}

function neighbourPlate({map, options}: MapScene, index: number, nth: number): readonly LensPlate[] {
  const entry = map.entries[index];
  if (entry === undefined) return [];
  const {kind, picture} = entry;
  const plate = plateOf(picture, {id: `near-${nth}`, caption: said(`findings.map.${kind}`, {n: nth + 1})});
  return [kind === 'unit' || options.arePicturesKept ? plate : {...plate, kept: () => evenPicture(picture.width)}];
}

/** Nobody: a kept map shows no other people. */
function evenPicture(side: number): LensPlate['picture'] {
  return {width: side, height: side, data: new Uint8ClampedArray(side * side * 4).fill(64)};
}

function factsOf({map, memory, options}: MapScene): readonly LensFact[] {
  const divergence = map.divergence();
  return [
    {name: said('findings.map.frames'), value: whole(memory.frameCount)},
    {name: said('findings.map.units'), value: whole(memory.unitCount)},
    {name: said('findings.map.steps'), value: whole(map.steps)},
    ...(divergence === null ? [] : [{name: said('findings.map.divergence'), value: twoDecimals(divergence)}]),
    {name: said('findings.map.perplexity', {n: options.perplexity}), value: said('findings.map.perplexityMeans')},
    {name: said('findings.map.rate', {n: options.mapRate}), value: said('findings.map.rateMeans')},
    {name: said('findings.map.honestName'), value: said('findings.map.honest')},
  ];
}
