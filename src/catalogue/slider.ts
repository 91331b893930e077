/** Between a number and the position of its slider. */
import type {RangeOption} from './option.ts';

/** Positions of a logarithmic slider for a factor of ten. */
const PER_DECADE = 50;

/** A slider as the browser wants it. */
export interface SliderPosition {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly position: number;
  /** 0..1 of the way. */
  readonly filled: number;
}

/** Where a number stands on its slider. */
export function sliderOf({range: [low, high], scale, step}: RangeOption, value: number): SliderPosition {
  const place = scale === 'logarithmic' ? toLogarithm : (number: number) => number;
  const [min, max, position] = [place(low), place(high), place(value)];
  return {
    min,
    max,
    step: scale === 'logarithmic' ? 1 : step,
    position,
    filled: (position - min) / (max - min),
  };
}

/** The number that a slider's position means; two digits where it is logarithmic. */
export function numberAt({range: [low, high], scale}: RangeOption, position: number): number {
  if (scale === 'linear') return position;
  const value = 10 ** (position / PER_DECADE);
  return Math.min(high, Math.max(low, Number(value.toPrecision(2))));
}

function toLogarithm(value: number): number {
  return Math.round(Math.log10(value) * PER_DECADE);
}
