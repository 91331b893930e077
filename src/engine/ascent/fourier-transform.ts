/**
 * The discrete Fourier transform of many signals at once, of any length (Cooley & Tukey 1965, in
 * Stockham's order, which needs no sorting): quick where the length has small prime factors.
 */

/** Complex numbers, their real and their imaginary parts. */
export interface ComplexNumbers {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Transforms signals of one length. */
export class FourierTransform {
  readonly length: number;
  readonly #factors: readonly number[];
  /** cos and sin of a whole turn's even steps, one for each number of a signal. */
  readonly #turns: ComplexNumbers;

  /** @param length Numbers of one signal, at least 1. */
  constructor(length: number) {
    this.length = length;
    this.#factors = factorsOf(length);
    const angle = (2 * Math.PI) / length;
    this.#turns = {
      re: Float64Array.from({length}, (_, step) => Math.cos(angle * step)),
      im: Float64Array.from({length}, (_, step) => Math.sin(angle * step)),
    };
  }

  /**
   * X(k) = sum over n of x(n) exp(-2 pi i n k / length); with 'backward' exp(+...), not divided by
   * anything.
   *
   * @param signals [length, signals]: numbers of the same place lie side by side. They are written
   *   over.
   * @returns the same form; it may lie in the memory of `signals`.
   */
  run(signals: ComplexNumbers, direction: 'forward' | 'backward'): ComplexNumbers {
    let [from, to]: [ComplexNumbers, ComplexNumbers] = [signals, emptyLike(signals)];
    let rest = this.length;
    // Numbers that stay side by side through a stage.
    let run = signals.re.length / this.length;
    for (const factor of this.#factors) {
      this.#combine(from, to, {factor, rest, run, sign: direction === 'forward' ? -1 : 1});
      [from, to] = [to, from];
      rest /= factor;
      run *= factor;
    }
    return from;
  }

  /** One stage: sums of `factor` numbers each, turned. */
  #combine(
    from: ComplexNumbers,
    to: ComplexNumbers,
    {factor, rest, run, sign}: {factor: number; rest: number; run: number; sign: 1 | -1},
  ): void {
    const parts = rest / factor;
    to.re.fill(0);
    to.im.fill(0);
    for (let part = 0; part < parts; part++) {
      for (let row = 0; row < factor; row++) {
        const target = run * (factor * part + row);
        for (let term = 0; term < factor; term++) {
          const turn = row * (part * (this.length / rest) + term * (this.length / factor));
          const at = turn % this.length;
          const [cos, sin] = [this.#turns.re[at] ?? 0, sign * (this.#turns.im[at] ?? 0)];
          addTurned(from, run * (part + parts * term), to, target, {count: run, cos, sin});
        }
      }
    }
  }
}

/** Adds a run of numbers, each multiplied by one complex number, to another run. */
function addTurned(
  {re: fromRe, im: fromIm}: ComplexNumbers,
  source: number,
  {re: toRe, im: toIm}: ComplexNumbers,
  target: number,
  {count, cos, sin}: {readonly count: number; readonly cos: number; readonly sin: number},
): void {
  for (let index = 0; index < count; index++) {
    const re = fromRe[source + index] ?? 0;
    const im = fromIm[source + index] ?? 0;
    toRe[target + index] = (toRe[target + index] ?? 0) + re * cos - im * sin;
    toIm[target + index] = (toIm[target + index] ?? 0) + re * sin + im * cos;
  }
}

function emptyLike({re, im}: ComplexNumbers): ComplexNumbers {
  return {re: new Float64Array(re.length), im: new Float64Array(im.length)};
}

/** Prime factors, smallest first. */
function factorsOf(length: number): readonly number[] {
  const factors: number[] = [];
  let rest = length;
  for (let factor = 2; rest > 1; factor++) {
    for (; rest % factor === 0; rest /= factor) factors.push(factor);
  }
  return factors;
}
