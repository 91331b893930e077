/** Whether two maps put the same places first. */

/**
 * Spearman's rank correlation, -1..1: Pearson's correlation of the ranks, equal values sharing the
 * mean of theirs. 0 where all values of one side are equal. This is how saliency maps are compared
 * in Adebayo et al. 2018, "Sanity Checks for Saliency Maps", section 3.
 */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [first, second] = [ranksOf(a), ranksOf(b)];
  // Ranks run from 0 to n - 1 whatever is equal, so that their mean is known.
  const mean = (first.length - 1) / 2;
  let [product, firstSquares, secondSquares] = [0, 0, 0];
  for (let index = 0; index < first.length; index++) {
    const [x, y] = [(first[index] ?? 0) - mean, (second[index] ?? 0) - mean];
    product += x * y;
    firstSquares += x * x;
    secondSquares += y * y;
  }
  return firstSquares > 0 && secondSquares > 0 ? product / Math.sqrt(firstSquares * secondSquares) : 0;
}

/**
 * The largest change over the colours at each pixel, in absolute value: a saliency map (Simonyan et
 * al. 2013, section 3.1).
 */
export function strengthOf(gradient: Float32Array): Float32Array {
  const strength = new Float32Array(gradient.length / 3);
  for (let index = 0; index < gradient.length; index++) {
    const pixel = Math.floor(index / 3);
    strength[pixel] = Math.max(strength[pixel] ?? 0, Math.abs(gradient[index] ?? 0));
  }
  return strength;
}

function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({length: values.length}, (_, index) => index);
  order.sort((x, y) => (values[x] ?? 0) - (values[y] ?? 0));
  const valueAt = (position: number): number | undefined => values[order[position] ?? 0];
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && valueAt(end) === valueAt(start)) end++;
    for (const index of order.subarray(start, end)) ranks[index] = (start + end - 1) / 2;
    start = end;
  }
  return ranks;
}
