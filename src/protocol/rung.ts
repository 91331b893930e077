/**
 * Rungs: which style network runs at which input size. The governor climbs between them, `?rung=`
 * pins one.
 */

/**
 * Short sides of the network's input, in pixels, largest first. Fixed sizes, never free ones: each
 * keeps its buffers. More lines than these make strokes finer, not better.
 */
export const SHORT_SIDES = [360, 288, 240, 192] as const;

/** Sizes that older links pin, and what is painted for them. */
const OLDER_SIDES: ReadonlyMap<number, number> = new Map([[540, 360]]);

/** The style networks: `lite` is the same painter with fewer channels, and may be missing. */
export const NETWORK_SIZES = ['full', 'lite'] as const;

/** A style network by its size. */
export type NetworkSize = (typeof NETWORK_SIZES)[number];

/** One setting of the live painting. */
export interface Rung {
  /** Short side of the network's input in pixels. */
  readonly shortSide: number;
  readonly network: NetworkSize;
}

/** A rung as links and the status panel write it: '288', '288-lite'. */
export function formatRung({shortSide, network}: Rung): string {
  return network === 'full' ? String(shortSide) : `${shortSide}-${network}`;
}

/** Reads what `formatRung` writes, for the fixed sizes and those of older links alone. */
export function parseRung(text: string): Rung | undefined {
  const sides: readonly number[] = [...SHORT_SIDES, ...OLDER_SIDES.keys()];
  const rung = NETWORK_SIZES.flatMap((network) => sides.map((shortSide) => ({shortSide, network}))).find(
    (written) => formatRung(written) === text,
  );
  return rung && {...rung, shortSide: OLDER_SIDES.get(rung.shortSide) ?? rung.shortSide};
}
