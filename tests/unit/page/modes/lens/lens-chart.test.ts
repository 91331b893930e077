/**
 * Where charts draw, where keys walk, what hands and sliders mean: the lenses' interface as plain
 * numbers.
 */
import {array, assert as hold, boolean, constantFrom, double, property, tuple} from 'fast-check';
import {describe, expect, test} from 'vitest';

import {strokeOf} from '../../../../../src/page/ui/shared/controllers/swipe-controller.ts';
import {layChart, PLOT, type ChartBar} from '../../../../../src/page/modes/lens/lens-chart/chart-geometry.ts';
import {numberAt, sliderOf} from '../../../../../src/catalogue/slider.ts';
import {LINEAR} from '../../../../../src/catalogue/lenses/linear.ts';
import {shortNumber} from '../../../../../src/words/short-number.ts';
import {numberText} from '../../../../../src/page/ui/option-form/number-text.ts';
import {moveSpot, spotAt} from '../../../../../src/page/modes/lens/lens-view/touch-lens.ts';
import {walkPlates} from '../../../../../src/page/modes/lens/lens-view/walk-plates.ts';
import type {LensChart} from '../../../../../src/protocol/lens.ts';
import {plainly} from '../../../../support/page/plainly.ts';

function chart(change: Partial<LensChart>): LensChart {
  return {
    title: plainly(''),
    kind: 'lines',
    x: {title: plainly('x'), isLogarithmic: false},
    y: {title: plainly('y')},
    series: [{name: plainly('a'), points: [[0, 0], [10, 5]]}], // prettier-ignore
    ...change,
  };
}

describe('a chart', () => {
  test('of lines begins and ends at the corners of its plot', () => {
    const {series, zero} = layChart(chart({}));
    expect(series[0]!.path).toBe(`M${PLOT.left} ${PLOT.bottom}L${PLOT.right} ${PLOT.top}`);
    expect(zero).toBe(PLOT.bottom);
  });

  test('with a logarithmic axis sets powers of ten apart evenly and leaves out what has no logarithm', () => {
    const points = [[0, 1], [10, 1], [100, 1], [1000, 2]] as const; // prettier-ignore
    const {xTicks, series} = layChart(
      chart({x: {title: plainly(''), isLogarithmic: true}, series: [{name: plainly('a'), points}]}),
    );
    expect(xTicks.map(({text}) => text)).toEqual(['10', '100', '1000']);
    const [first, second, third] = xTicks.map(({at}) => at) as [number, number, number];
    expect([first, third]).toEqual([PLOT.left, PLOT.right]);
    expect(second - first).toBeCloseTo(third - second);
    expect(series[0]!.path.match(/[ML]/g)).toHaveLength(3);
  });

  test('has ticks within its plot whatever it holds, also nothing', () => {
    const anything = array(tuple(double(), double()), {maxLength: 5});
    const kinds = constantFrom('lines', 'bars', 'dots');
    hold(
      property(anything, kinds, boolean(), (points, kind, isLogarithmic) => {
        const series = [{name: plainly('a'), points}];
        const {xTicks, yTicks} = layChart(chart({kind, x: {title: plainly(''), isLogarithmic}, series}));
        for (const {at} of xTicks) expect(at >= PLOT.left - 0.1 && at <= PLOT.right + 0.1).toBe(true);
        for (const {at} of yTicks) expect(at >= PLOT.top - 0.1 && at <= PLOT.bottom + 0.1).toBe(true);
        expect(xTicks.length).toBeLessThan(20);
      }),
    );
    const empty = layChart(chart({x: {title: plainly(''), isLogarithmic: true}, series: []}));
    expect(empty.xTicks.map(({text}) => text)).toEqual(['1', '10']);
  });

  test.each([
    ['the two smallest numbers there are', 5e-324, -5e-324],
    ['two neighbours far from zero', 1e15, 1e15 + 0.125],
    ['the two largest numbers there are', Number.MAX_VALUE, -Number.MAX_VALUE],
  ])('%s leave a chart with ticks', (_what, one, other) => {
    for (const kind of ['lines', 'bars', 'dots'] as const) {
      const points = [[one, one] as const, [other, other] as const];
      const {xTicks, yTicks} = layChart(chart({kind, series: [{name: plainly('a'), points}]}));
      for (const {at} of [...xTicks, ...yTicks]) expect(at).not.toBeNaN();
      expect([xTicks.length > 1, yTicks.length > 1]).toEqual([true, true]);
    }
  });

  test('dots stand where their numbers are, in any order', () => {
    const points = [
      [8, 1],
      [2, 0.5],
      [2, 1],
    ] as const;
    const {series} = layChart(chart({kind: 'dots', series: [{name: plainly('a'), points}]}));
    const [right, left, above] = series[0]!.dots;
    expect(right).toEqual({x: PLOT.right, y: PLOT.top});
    expect(left!.x).toBe(PLOT.left);
    expect(above).toEqual({x: PLOT.left, y: PLOT.top});
    expect([series[0]!.path, series[0]!.bars]).toEqual(['', []]);
  });

  test('of bars fills its plot from side to side and hangs negative ones from zero', () => {
    const points = [[-1, -2], [0, 4], [1, 2]] as const; // prettier-ignore
    const {series, zero} = layChart(chart({kind: 'bars', series: [{name: plainly('a'), points}]}));
    const [below, above, last] = series[0]!.bars as [ChartBar, ChartBar, ChartBar];
    expect(below.y).toBe(zero);
    expect(above.y).toBe(PLOT.top);
    expect(above.y + above.height).toBeCloseTo(zero);
    expect(below.x).toBe(PLOT.left);
    expect(last.x + last.width).toBeGreaterThan(PLOT.right - 10);
  });

  test('of several series of bars sets them side by side', () => {
    const points = [[0, 1], [1, 1]] as const; // prettier-ignore
    const {series} = layChart(chart({kind: 'bars', series: [{name: plainly('a'), points}, {name: plainly('b'), points}]})); // prettier-ignore
    const [a, b] = series.map(({bars}) => bars[0]!) as [ChartBar, ChartBar];
    expect(b.x).toBeGreaterThanOrEqual(a.x + a.width);
  });

  test.each([
    ['nothing', []],
    ['what is no number', [[Number.NaN, 1], [1, Infinity]]], // prettier-ignore
    ['a single point', [[3, 3]]],
  ] as const)('of %s has axes and no holes', (_what, points) => {
    for (const kind of ['lines', 'bars'] as const) {
      const geometry = layChart(chart({kind, series: [{name: plainly('a'), points}]}));
      expect(geometry.yTicks.length).toBeGreaterThan(1);
      expect(JSON.stringify(geometry)).not.toMatch(/null|NaN/);
    }
  });

  test.each([
    [0, '0'],
    [0.1234, '0.12'],
    [-0.5, '−0.5'],
    [1259, '1259'],
    [50_000, '50k'],
    [2e6, '2M'],
  ])('writes %d as %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});

describe('the arrow keys among plates', () => {
  // 0 1 2
  // 3 4
  const rects = [0, 1, 2, 3, 4].map((i) => ({x: (i % 3) * 50, y: Math.floor(i / 3) * 60, width: 40, height: 40}));

  test.each([
    [0, 'ArrowRight', 1],
    [1, 'ArrowDown', 4],
    [2, 'ArrowDown', 4],
    [3, 'ArrowUp', 0],
    [2, 'ArrowRight', 2],
    [1, 'Home', 0],
    [1, 'End', 4],
    [1, 'x', null],
  ])('from %d by %s lead to %s', (from, key, to) => {
    expect(walkPlates(rects, from, key)).toBe(to);
  });
});

test('a square of one’s own lies under the finger, within the picture, and appears in the middle for the keyboard', () => {
  const picture = {x: 100, y: 50, width: 200, height: 100};
  expect(spotAt(picture, 150, 100)).toEqual({x: 0.25, y: 0.5});
  expect(spotAt(picture, 0, 999)).toEqual({x: 0, y: 1});
  expect(moveSpot(null, [1, 0])).toEqual({x: 0.5, y: 0.5});
  expect(moveSpot({x: 1, y: 0.5}, [1, 0])).toEqual({x: 1, y: 0.5});
});

test('a stroke to the left brings the next lens; a tap, a short or a slanted stroke none', () => {
  expect([strokeOf(-80, 10), strokeOf(80, 10), strokeOf(0, 0), strokeOf(-30, 0), strokeOf(-80, 70)]).toEqual([1, -1, null, null, null]); // prettier-ignore
});

test('the slider of dimensions goes by their logarithm, and back to the same number', () => {
  const {dimension} = LINEAR.options;
  expect(sliderOf(dimension, 10).filled).toBe(0);
  expect(sliderOf(dimension, 50_000).filled).toBe(1);
  expect(numberText(dimension, 50_000)).toBe('50k');
  for (const value of [10, 100, 1000, 10_000, 50_000]) {
    expect(numberAt(dimension, sliderOf(dimension, value).position)).toBe(value);
  }
  expect(sliderOf(LINEAR.options.epsilon, 4)).toMatchObject({position: 4, filled: 0.25});
  expect(numberText(LINEAR.options.epsilon, 4)).toBe('4/255');
});
