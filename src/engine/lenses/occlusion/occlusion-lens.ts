/**
 * Which parts of the picture a word needs: a grey square hides one after the other, and the word's
 * probability rises or falls (Zeiler & Fergus 2013, "Visualizing and Understanding Convolutional
 * Networks", section 4.2).
 */
import type {LensFact, LensView} from '../../../protocol/lens.ts';
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import {said} from '../../shared/said.ts';
import type {PerceptionNetwork, PerceptionNetworkFile} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Lens} from '../lens.ts';
import {coarseToFine, fillGrid, gridFor, occlude, patchAbout, patchAt, type OcclusionGrid} from './occlusion-grid.ts';
import {heatOver, plateOf, picturePlate} from '../shared/plates.ts';
import {percent} from '../shared/said-numbers.ts';
import {followWord, NO_WORD_YET, toldChange, type WordChange} from '../shared/word-change.ts';
import {askedLabel, isSureOf, likeliestLabel, NO_FINDINGS, probabilitiesOf, saidBy, wordOf} from '../shared/words.ts';

/**
 * Places asked for at once: one step. As many as wait for a GPU or a worker without a gap, few
 * enough to be stopped soon.
 */
export const PLACES_PER_STEP = 4;

/** Cells are no smaller than this, in pixels: 1600 places are a minute's work already. */
const SMALLEST_STRIDE = 4;

/**
 * A change as small as this is drawn no stronger than it is: colours reach their ends at the
 * largest change, or here.
 */
const SMALLEST_SCALE = 0.05;

/** A map that is being filled, or was: the same frame with another spot needs no other. */
interface OcclusionMap {
  readonly capturedAt: Milliseconds;
  readonly patch: number;
  readonly stride: number;
  readonly label: number;
  readonly grid: OcclusionGrid;
  /** Each label's probability for the whole picture. */
  readonly whole: Float32Array;
  /** p(label | occluded) - p(label), by cell. */
  readonly changes: Map<number, number>;
}

/**
 * The picture with the visitor's own square on it, and what the network says then; the whole
 * picture where there is none.
 */
interface Spot {
  readonly picture: RgbPicture;
  readonly shares: Float32Array;
  readonly isHidden: boolean;
}

/** What a view is made of. */
interface Found {
  readonly picture: RgbPicture;
  readonly map: OcclusionMap;
  readonly spot: Spot;
  readonly change: WordChange;
}

/** Opens the lens; it remembers the newest frame's map. */
export function createOcclusionLens(): Lens<'occlusion'> {
  let newest: OcclusionMap | null = null;
  let change = NO_WORD_YET;
  return {
    id: 'occlusion',
    async *run({tools: {network}, options, picture, capturedAt}) {
      const map = await mapFor(newest, {network, options, picture, capturedAt});
      newest = map;
      const spot = await hideSpot(map, {network, options, picture});
      const {shares} = spot;
      change = followWord(change, isSureOf(shares) ? wordOf(network.file, likeliestLabel(shares)) : null);
      const found = {picture, map, spot, change};
      yield viewOf(network.file, found);
      for (const cells of missingSteps(map)) {
        await measure(map, cells, {network, picture});
        yield viewOf(network.file, found);
      }
    },
  };
}

/**
 * The map so far of this frame, square and word, or an empty one.
 * @throws EngineError 'layer-unknown' for an unknown word.
 */
async function mapFor(
  newest: OcclusionMap | null,
  {network, options, picture, capturedAt}: Looked & {readonly capturedAt: Milliseconds},
): Promise<OcclusionMap> {
  const {patch} = options;
  const stride = Math.max(SMALLEST_STRIDE, options.stride);
  const chosen = askedLabel(network.file, options.label);
  const isSameFrame = newest?.capturedAt === capturedAt;
  const whole = newest !== null && isSameFrame ? newest.whole : await probabilitiesOf(network, picture);
  const label = chosen ?? likeliestLabel(whole);
  if (newest !== null && isSameFrame && newest.patch === patch && newest.stride === stride && newest.label === label) {
    return newest;
  }
  return {capturedAt, patch, stride, label, grid: gridFor(picture, stride), whole, changes: new Map()};
}

interface Looked {
  readonly network: PerceptionNetwork;
  readonly options: OptionsOf<'occlusion'>;
  readonly picture: RgbPicture;
}

async function hideSpot({whole}: OcclusionMap, {network, options, picture}: Looked): Promise<Spot> {
  if (options.spot === null) return {picture, shares: whole, isHidden: false};
  const hidden = occlude(picture, patchAbout(options.spot, {patch: options.patch, size: picture}));
  return {picture: hidden, shares: await probabilitiesOf(network, hidden), isHidden: true};
}

/** The cells without a value, coarse ones first, a few at a time. */
function missingSteps({grid, changes}: OcclusionMap): readonly (readonly number[])[] {
  return coarseToFine(grid).flatMap((level) => {
    const missing = level.filter((cell) => !changes.has(cell));
    const steps = Math.ceil(missing.length / PLACES_PER_STEP);
    return Array.from({length: steps}, (_, step) =>
      missing.slice(step * PLACES_PER_STEP, (step + 1) * PLACES_PER_STEP),
    );
  });
}

async function measure(
  {grid, patch, label, whole, changes}: OcclusionMap,
  cells: readonly number[],
  {network, picture}: Pick<Looked, 'network' | 'picture'>,
): Promise<void> {
  const hidden = cells.map((cell) => occlude(picture, patchAt(cell, grid, {patch, size: picture})));
  const shares = await Promise.all(hidden.map((each) => probabilitiesOf(network, each)));
  for (const [index, cell] of cells.entries()) {
    changes.set(cell, (shares[index]?.[label] ?? 0) - (whole[label] ?? 0));
  }
}

function viewOf(file: PerceptionNetworkFile, {picture, map, spot, change}: Found): LensView {
  const told = toldChange(change);
  const {grid, changes, label, whole} = map;
  const largest = Math.max(SMALLEST_SCALE, ...[...changes.values()].map(Math.abs));
  const word = wordOf(file, label);
  const named = {word: {classWord: word}};
  const heat = heatOver(
    picture,
    {width: grid.columns, height: grid.rows, values: fillGrid(changes, grid)},
    {colours: 'diverging', from: -largest, to: largest},
  );
  return {
    arrangement: 'row',
    plates: [
      picturePlate(spot.picture, {
        id: 'seen',
        caption: spot.isHidden ? said('findings.occlusion.withSquare') : said('findings.seen'),
      }),
      plateOf(heat, {id: 'map', caption: said('findings.occlusion.map', named)}),
    ],
    findings: {
      ...NO_FINDINGS,
      label: word,
      ...saidBy(spot.shares, file),
      facts: [
        {name: said('findings.occlusion.unhidden', named), value: percent(whole[label] ?? 0)},
        ...(spot.isHidden
          ? [{name: said('findings.occlusion.underSquare', named), value: percent(spot.shares[label] ?? 0)}]
          : []),
        ...strongest(map),
      ],
      legend: {
        colours: 'diverging',
        from: said('findings.occlusion.less', {share: percent(largest)}),
        to: said('findings.occlusion.more', {share: percent(largest)}),
        title: said('findings.occlusion.legend', named),
      },
      answer: told && said('answers.occlusion', told),
      share: changes.size / (grid.columns * grid.rows),
    },
  };
}

/** The cell whose hiding costs the word most; none before the first was tried. */
export function strongestCell(changes: ReadonlyMap<number, number>): number | null {
  let best: {readonly cell: number; readonly change: number} | null = null;
  for (const [cell, change] of changes) if (best === null || change < best.change) best = {cell, change};
  return best?.cell ?? null;
}

function strongest({changes, grid, label, whole}: OcclusionMap): readonly LensFact[] {
  const cell = strongestCell(changes);
  if (cell === null) return [];
  const before = whole[label] ?? 0;
  const value = said('findings.occlusion.place', {
    before: percent(before),
    after: percent(before + (changes.get(cell) ?? 0)),
    column: (cell % grid.columns) + 1,
    columns: grid.columns,
    row: Math.floor(cell / grid.columns) + 1,
    rows: grid.rows,
  });
  return [{name: said('findings.occlusion.neededPlace'), value}];
}
