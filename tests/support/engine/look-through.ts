/** Runs a lens in a test, with defaults for the options that the test leaves out. */
import type {LensView} from '../../../src/protocol/lens.ts';
import {lensWith} from '../../../src/catalogue/lens-options.ts';
import type {LensId, OptionsOf} from '../../../src/catalogue/lenses.ts';
import type {MagnitudeTable} from '../../../src/engine/ascent/magnitude-table.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import type {Lens, LensTools} from '../../../src/engine/lenses/lens.ts';

/** Of crops of 4 pixels. */
const EVEN_MAGNITUDES: MagnitudeTable = {side: 4, values: new Float32Array(27).fill(1)};

/** What a lens is shown; the frame's time counts in milliseconds. */
export interface Shown<Id extends LensId = LensId> {
  readonly network: PerceptionNetwork;
  readonly picture: RgbPicture;
  /** Options that differ from those of a first visit. */
  readonly look?: Partial<OptionsOf<Id>>;
  readonly brought?: RgbPicture;
  readonly capturedAt?: number;
  /** The network with shuffled weights. */
  readonly randomised?: PerceptionNetwork;
  readonly weights?: LensTools['weights'];
  readonly paint?: LensTools['paint'];
  readonly unitPictures?: readonly RgbPicture[];
  /** The chosen painting and its style. */
  readonly painting?: string;
  readonly paintingGrams?: LensTools['paintingGrams'];
  /** How strong waves are in photographs; all alike if left out. */
  readonly magnitudes?: MagnitudeTable;
  /** Asked after each view; the picture stays the newest if left out. */
  readonly isOld?: () => boolean;
}

/** Starts a run of a lens; the caller reads as many views as it needs. */
export function startLooking<Id extends LensId>(
  lens: Lens<Id>,
  {
    network,
    picture,
    look,
    brought,
    capturedAt = 0,
    randomised,
    weights,
    paint,
    unitPictures = [],
    painting = '',
    paintingGrams = () => Promise.resolve([]),
    magnitudes = EVEN_MAGNITUDES,
    isOld = () => false,
  }: Shown<Id>,
): AsyncGenerator<LensView, void, void> {
  return lens.run({
    tools: {
      network,
      weights: weights ?? new Map(),
      randomised: () => Promise.resolve(randomised ?? network),
      unitPictures: (count) => Promise.resolve(unitPictures.slice(0, count)),
      unitPicture: (_layer, unit) => Promise.resolve(unitPictures[unit] ?? null),
      painting,
      paintingGrams,
      magnitudes: () => Promise.resolve(magnitudes),
      paint: paint ?? ((painted) => Promise.resolve(painted)),
    },
    options: lensWith(lens.id, look).options,
    picture,
    brought: brought ?? null,
    capturedAt,
    isOld,
  });
}

/** All views of one run. */
export async function lookThrough<Id extends LensId>(lens: Lens<Id>, shown: Shown<Id>): Promise<readonly LensView[]> {
  return readAll(startLooking(lens, shown));
}

/** Every view of a look that was started. */
export async function readAll(looking: AsyncIterable<LensView>): Promise<readonly LensView[]> {
  const views: LensView[] = [];
  for await (const view of looking) views.push(view);
  return views;
}
