/** Where a chart's curves, bars, dots and ticks lie: pure, in the units of its own drawing. */
import type {LensChart} from '../../../../protocol/lens.ts';
import {shortNumber} from '../../../../words/short-number.ts';

/** Width and height of a chart's drawing. The plot is the part inside the axes. */
export const CHART_SIZE = {width: 300, height: 170} as const;

/** The plot, inside the axes' words; a number may stand below either end of it. */
export const PLOT = {left: 44, top: 8, right: 286, bottom: 132} as const;

/** About so many ticks on an axis. */
const TICKS = 4;

/** More powers of ten would stand on each other. */
const MOST_POWERS = 12;

/** A value from which on two of them may have no sum. */
const LARGEST = 1e300;

/**
 * Below these, as it is and as a share of the values, a span has no round steps: numbers lie too
 * far apart there.
 */
const SMALLEST_SPAN = 1e-300;
const SMALLEST_SPAN_SHARE = 1e-11;

/** A span that is none becomes 1, and of large values this share of them. */
const WIDENED_SHARE = 1e-9;

/** A bar, upright. */
export interface ChartBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A number on an axis, and where it stands. */
export interface ChartTick {
  readonly at: number;
  readonly text: string;
}

/** A dot's middle. */
export interface ChartDot {
  readonly x: number;
  readonly y: number;
}

/** Everything to draw. */
export interface ChartGeometry {
  readonly xTicks: readonly ChartTick[];
  readonly yTicks: readonly ChartTick[];
  /** Height of y = 0. */
  readonly zero: number;
  readonly series: readonly {
    readonly path: string;
    readonly bars: readonly ChartBar[];
    readonly dots: readonly ChartDot[];
  }[];
}

interface Axis {
  readonly low: number;
  readonly high: number;
  /** From a value to the drawing. */
  readonly place: (value: number) => number;
}

type Point = readonly [x: number, y: number];

/**
 * Leaves out points that are not numbers or too large for sums of two, and on a logarithmic axis
 * those not above zero.
 */
export function layChart({kind, x, series}: LensChart): ChartGeometry {
  const clean = series.map(({points}) => ({
    points: points.filter(([px, py]) => isDrawn(px) && isDrawn(py) && (!x.isLogarithmic || px > 0)),
  }));
  const points = clean.flatMap((one) => one.points);
  const step = kind === 'bars' ? Math.max(0, ...clean.map((one) => stepOf(one.points))) : 0;
  const xs = extent(
    points.map(([value]) => value),
    x.isLogarithmic ? [1, 10] : [0, 1],
  );
  const xAxis = axis(xs[0], xs[1] + step, x.isLogarithmic, PLOT.left, PLOT.right);
  const ys = extent([0, ...points.map(([, value]) => value)], [0, 1]);
  const yAxis = axis(ys[0], ys[1], false, PLOT.bottom, PLOT.top);
  return {
    xTicks: ticks(xAxis, x.isLogarithmic),
    yTicks: ticks(yAxis, false),
    zero: round(yAxis.place(0)),
    series: clean.map((one, index) => ({
      path: kind === 'lines' ? pathOf(one.points, xAxis, yAxis) : '',
      bars: kind === 'bars' ? barsOf(one.points, step, xAxis, yAxis, index, clean.length) : [],
      dots:
        kind === 'dots' ? one.points.map(([px, py]) => ({x: round(xAxis.place(px)), y: round(yAxis.place(py))})) : [],
    })),
  };
}

function isDrawn(value: number): boolean {
  return Math.abs(value) < LARGEST;
}

function pathOf(points: readonly Point[], xAxis: Axis, yAxis: Axis): string {
  return points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(xAxis.place(x))} ${round(yAxis.place(y))}`)
    .join('');
}

/** Bars of several series share their step, side by side. */
function barsOf(
  points: readonly Point[],
  step: number,
  xAxis: Axis,
  yAxis: Axis,
  index: number,
  count: number,
): readonly ChartBar[] {
  const zero = yAxis.place(0);
  return points.map(([x, y]) => {
    const left = xAxis.place(x);
    const width = (xAxis.place(x + step) - left) / count;
    const top = yAxis.place(y);
    return {
      x: round(left + index * width),
      y: round(Math.min(top, zero)),
      width: round(Math.max(0.5, width * 0.92)),
      height: round(Math.abs(zero - top)),
    };
  });
}

/** The smallest distance between neighbours; 1 for a single bar. */
function stepOf(points: readonly Point[]): number {
  const xs = points.map(([x]) => x);
  const forward = xs.slice(1).flatMap((x, index) => {
    const size = x - (xs[index] ?? x);
    return size > 0 ? [size] : [];
  });
  return forward.length === 0 ? 1 : Math.min(...forward);
}

/**
 * From the least to the largest, and wider where rounding would fill what lies between; `empty`
 * where there is nothing: a power of ten is never 0.
 */
function extent(
  values: readonly number[],
  empty: readonly [low: number, high: number],
): readonly [low: number, high: number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return empty;
  const size = Math.max(Math.abs(low), Math.abs(high));
  const isWide = high - low > Math.max(SMALLEST_SPAN, SMALLEST_SPAN_SHARE * size);
  return isWide ? [low, high] : [low, low + Math.max(1, WIDENED_SHARE * size)];
}

function axis(low: number, high: number, isLogarithmic: boolean, from: number, to: number): Axis {
  const measure = isLogarithmic ? Math.log10 : (value: number) => value;
  const [start, end] = [measure(low), measure(high)];
  return {low, high, place: (value) => from + ((measure(value) - start) / (end - start)) * (to - from)};
}

function ticks({low, high, place}: Axis, isLogarithmic: boolean): readonly ChartTick[] {
  const values = isLogarithmic ? powers(low, high) : roundSteps(low, high);
  return values.map((value) => ({at: round(place(value)), text: shortNumber(value)}));
}

/** Powers of ten within, each or every so many; the two ends where there is at most one. */
function powers(low: number, high: number): readonly number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-6)];
  const stride = Math.ceil((last - first + 1) / MOST_POWERS);
  const found: number[] = [];
  for (let power = first; power <= last; power += stride) found.push(10 ** power);
  return found.length > 1 ? found : [low, high];
}

/** Multiples of 1, 2 or 5 times a power of ten. */
function roundSteps(low: number, high: number): readonly number[] {
  const rough = (high - low) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({length: last - first + 1}, (_, index) => (first + index) * step);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
