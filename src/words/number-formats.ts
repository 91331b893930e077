/** How a number is written: what `Intl` takes, and what the number is multiplied by before. */
export interface NumberFormat extends Intl.NumberFormatOptions {
  readonly scale?: number;
}

/** How numbers may be written, by the name that follows the colon of a placeholder. */
export const NUMBER_FORMATS = {
  /** Whole, with separators: 12,345. */
  integer: {maximumFractionDigits: 0},
  /** A share from 0 to 1, in whole percent with the language's sign: 42%. */
  percent: {style: 'percent', maximumFractionDigits: 0},
  /** A share from 0 to 1, in whole hundredths; the sentence brings the sign: 42. */
  hundredths: {scale: 100, maximumFractionDigits: 0},
  /** The same with one decimal: 0.4. */
  hundredths1: {scale: 100, minimumFractionDigits: 1, maximumFractionDigits: 1},
  /** A share from 0 to 1, in percent with one decimal: 41.7%. */
  percent1: {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1},
  /** One decimal, without separators: 1234.0. */
  fixed1: {minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false},
  /** Two decimals, without separators: 3.14. */
  fixed2: {minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false},
  /** Two digits that count, without separators: 0.031. */
  digits2: {minimumSignificantDigits: 2, maximumSignificantDigits: 2, useGrouping: false},
  /** As it is, without separators: a year. */
  plain: {useGrouping: false, maximumFractionDigits: 20},
} as const satisfies Record<string, NumberFormat>;

/** How a number is written where its placeholder names no format. */
export const DEFAULT_NUMBER_FORMAT: NumberFormat = {maximumFractionDigits: 3};
