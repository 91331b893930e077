/** Chooses how the network computes, from the device's features. */
import type {Arithmetic} from './shader-parts.ts';

/** What the caller insists on. */
export interface ArithmeticWishes {
  /** Leave out to use float16 where the device has it. */
  readonly precision?: 'f32' | 'f16';
  /** Leave out to use subgroups where the device has them. */
  readonly subgroups?: boolean;
}

/** The arithmetic for a device; a wish the device cannot fulfil is an error of the caller. */
export function chooseArithmetic(
  features: ReadonlySet<string>,
  {precision, subgroups}: ArithmeticWishes = {},
): Arithmetic {
  return {
    precision: precision ?? (features.has('shader-f16') ? 'f16' : 'f32'),
    subgroups: subgroups ?? features.has('subgroups'),
  };
}
