/**
 * The first layer's filters as the colour pictures that they are (Krizhevsky et al. 2012, figure
 * 3); with one chosen, what it answers to the picture before the ReLU, and what its Fourier
 * transform says about it.
 */
import {assert} from '../../../protocol/assert.ts';
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {LensFact, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {ConvOp} from '../../network/op-list.ts';
import type {PerceptionNetworkFile} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {toPixels} from '../../picture/convert-pixels.ts';
import {activationOf} from '../shared/activation-of.ts';
import {channelMap, paintCells, type FloatMap} from '../shared/channel-grid.ts';
import {chooseUnit} from '../shared/chosen-layer.ts';
import {powerSpectrum, tuningOf, type Filter, type Tuning} from './filter-spectrum.ts';
import type {Lens, LensTools} from '../lens.ts';
import {heatOver, plateOf} from '../shared/plates.ts';
import {RunningScale} from '../shared/running-scale.ts';
import {twoDecimals, twoDigits} from '../shared/said-numbers.ts';
import {NO_FINDINGS} from '../shared/words.ts';

/** Less of its power in one direction than this, and a filter has no orientation worth a number. */
const DIRECTED = 0.4;

/** A chosen filter, measured once. */
interface Measured {
  readonly unit: number;
  readonly tuning: Tuning;
  readonly spectrum: FloatMap;
}

/** Opens the lens. */
export function createFiltersLens(): Lens<'filters'> {
  const scales = new RunningScale();
  let measured: Measured | null = null;
  // Weights do not change: the same pictures, look after options, are laid before the mirror once.
  let filters: readonly Filter[] | null = null;
  let allFilters: LensView | null = null;
  return {
    id: 'filters',
    async *run({tools, options, picture, capturedAt}) {
      const op = firstConvolution(tools.network.file);
      filters ??= filtersOf(op, tools);
      const unit = chooseUnit(options, op.name, filters.length);
      const filter = unit === null ? undefined : filters[unit];
      if (unit === null || filter === undefined) {
        yield (allFilters ??= viewOfFilters(op, filters));
        return;
      }
      if (measured?.unit !== unit) measured = measure(filter, unit);
      const response = activationOf(await tools.network.activations(picture, [op.name]), op.name);
      const map = channelMap(response, unit);
      const full = scales.follow(String(unit), map.values, capturedAt);
      yield viewOfFilter({op, filter, measured, picture, map, full});
    },
  };
}

/** The convolution that reads the picture. */
function firstConvolution({ops, input}: Pick<PerceptionNetworkFile, 'ops' | 'input'>): ConvOp {
  const op = ops.find((candidate) => candidate.kind === 'conv');
  assert(op?.inChannels === input.channels, () => 'the first convolution does not read colours');
  return op;
}

/** [kernel, kernel, 3, filters] cut into [kernel, kernel, 3] each. */
function filtersOf(
  {name, kernel, inChannels, outChannels}: ConvOp,
  {weights}: Pick<LensTools, 'weights'>,
): readonly Filter[] {
  const values = weights.get(`${name}/kernel`);
  assert(values !== undefined, () => `no weights of '${name}'`);
  return Array.from({length: outChannels}, (_, filter) => ({
    side: kernel,
    channels: inChannels,
    values: Float32Array.from(
      {length: kernel * kernel * inChannels},
      (_, index) => values[index * outChannels + filter] ?? 0,
    ),
  }));
}

function measure(filter: Filter, unit: number): Measured {
  const power = powerSpectrum(filter);
  return {unit, tuning: tuningOf(filter), spectrum: {...power, values: power.values.map(Math.sqrt)}};
}

/** A weight of 0 is grey, and the filter's own largest is full colour. */
function pictureOf({side, values}: Filter): SmallPicture {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest > 0 ? 0.5 / largest : 0;
  return toPixels({width: side, height: side, values: values.map((value) => 0.5 + scale * value)});
}

function viewOfFilters({name, kernel}: ConvOp, filters: readonly Filter[]): LensView {
  return {
    arrangement: 'grid',
    plates: filters.map((filter, unit) =>
      plateOf(pictureOf(filter), {
        id: `filter-${unit}`,
        caption: null,
        isSmooth: false,
        tap: {lens: 'filters', options: {unit}},
      }),
    ),
    findings: {
      ...NO_FINDINGS,
      layer: name,
      facts: [
        {
          name: said('findings.filters.count'),
          value: said('findings.filters.size', {count: filters.length, side: kernel}),
        },
      ],
    },
  };
}

/** What the view of one filter is made from. */
interface Shown {
  readonly op: ConvOp;
  readonly filter: Filter;
  readonly measured: Measured;
  readonly picture: RgbPicture;
  readonly map: FloatMap;
  /** The answer that has full colour. */
  readonly full: number;
}

function viewOfFilter({op, filter, measured: {unit, tuning, spectrum}, picture, map, full}: Shown): LensView {
  const most = Math.max(...spectrum.values);
  return {
    arrangement: 'main',
    plates: [
      plateOf(heatOver(picture, map, {colours: 'diverging', from: -full, to: full}), {
        id: 'response',
        caption: said('findings.filters.response', {unit}),
      }),
      plateOf(pictureOf(filter), {
        id: `filter-${unit}`,
        caption: said('findings.filters.filter', {unit}),
        isSmooth: false,
        tap: {lens: 'filters', options: {unit: null}},
      }),
      plateOf(paintCells(spectrum, {colours: 'cividis', from: 0, to: most}), {
        id: 'spectrum',
        caption: said('findings.filters.spectrum'),
      }),
    ],
    findings: {
      ...NO_FINDINGS,
      layer: op.name,
      unit,
      facts: factsOf(tuning),
      legend: {
        colours: 'diverging',
        from: twoDigits(-full),
        to: twoDigits(full),
        title: said('findings.filters.legend'),
      },
    },
  };
}

/** A blob has a largest frequency, too, but it means nothing. */
function factsOf({orientationDegrees, frequency, directedness, evenShare}: Tuning): readonly LensFact[] {
  const isDirected = directedness >= DIRECTED;
  const degrees = Math.round(orientationDegrees) % 180;
  return [
    {
      name: said('findings.filters.stripes'),
      value: isDirected ? said('findings.filters.direction', {degrees}) : said('findings.filters.noDirection'),
    },
    {
      name: said('findings.filters.frequency'),
      value: isDirected ? said('findings.filters.wave', {frequency, pixels: 1 / frequency}) : said('findings.none'),
    },
    {name: said('findings.filters.directedness'), value: twoDecimals(directedness)},
    {name: said('findings.filters.evenShare'), value: twoDecimals(evenShare)},
  ];
}
