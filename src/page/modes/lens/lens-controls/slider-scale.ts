/**
 * Between a lens's numbers and the positions of their sliders: pure. Dimensions go by their
 * logarithm.
 */
import {LENS_RANGES} from '../../../../protocol/lens.ts';
import {shortNumber} from '../lens-chart/chart-geometry.ts';
import type {LensNumber} from '../../../state/lens/reduce-lens.ts';

/** Positions of a logarithmic slider for a factor of ten. */
const PER_DECADE = 50;

/** A slider as the browser wants it. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly position: number;
  /** 0..1 of the way. */
  readonly filled: number;
  /** The number with its unit. */
  readonly text: string;
}

/** The slider of a number. */
export function sliderOf(name: LensNumber, value: number): SliderScale {
  const [low, high] = LENS_RANGES[name];
  const [min, max] = name === 'dimension' ? [toLog(low), toLog(high)] : [low, high];
  const position = name === 'dimension' ? toLog(value) : value;
  const step = name === 'patch' || name === 'stride' ? 4 : 1;
  return {min, max, step, position, filled: (position - min) / (max - min), text: textOf(name, value)};
}

/** The number that a slider's position means. */
export function numberAt(name: LensNumber, position: number): number {
  if (name !== 'dimension') return position;
  const [low, high] = LENS_RANGES.dimension;
  const value = 10 ** (position / PER_DECADE);
  return Math.min(high, Math.max(low, Number(value.toPrecision(2))));
}

function toLog(value: number): number {
  return Math.round(Math.log10(value) * PER_DECADE);
}

function textOf(name: LensNumber, value: number): string {
  switch (name) {
    case 'epsilon':
      return `${Math.round(value * 10) / 10}/255`;
    case 'patch':
    case 'stride':
      return `${value} px`;
    case 'dimension':
      return shortNumber(value);
  }
}
