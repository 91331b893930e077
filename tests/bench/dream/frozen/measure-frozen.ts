/** Measures dreams on frozen frames: what `npm run soak:dream -- --frozen` writes. */
import {DREAMS, GUIDED_DREAM, type DreamChoice, type DreamId} from '../../../../src/catalogue/dreams.ts';
import {objectiveOf} from '../../../../src/engine/dream/objective-of.ts';
import type {Objective, PerceptionNetwork} from '../../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';
import {present} from '../../../../src/protocol/assert.ts';
import {dreamFrozen, layUnder, STEPS_PER_SECOND} from './dream-frozen.ts';
import type {FrozenFrame} from './frozen-frames.ts';
import {measurePicture, scoreOf, type PictureMeasures} from './measure-picture.ts';
import {ascendPlainly} from './reference-ascent.ts';

/** Steps after which a dream is measured: five and twelve seconds on a processor. */
export const MEASURED_STEPS = [42, 102] as const;

/** The dreams that can be measured: a guided one has nothing to climb by itself. */
export const MEASURED_DREAMS: readonly DreamChoice<DreamId>[] = DREAMS.filter(({id}) => id !== GUIDED_DREAM);

/** How visible a dream is. */
export interface Visibility extends PictureMeasures {
  /**
   * How far the dream came from the frame's own value of the objective to plain ascent's, 0..1 and
   * beyond. Null where plain ascent finds no way up at all.
   */
  readonly objectiveShare: number | null;
}

/** One dream on one frame. */
export interface DreamRow extends Visibility {
  readonly dream: DreamId;
  readonly frame: string;
  readonly steps: number;
}

/** What a dream shows on a frame after each of MEASURED_STEPS. */
export function showDream(
  network: PerceptionNetwork,
  choice: DreamChoice<DreamId>,
  frame: FrozenFrame,
): Promise<readonly RgbPicture[]> {
  return dreamFrozen(network, climbOf(network, choice), frame.picture, MEASURED_STEPS);
}

/** Measures what `showDream` made of a dream on a frame. */
export async function measureDream(
  network: PerceptionNetwork,
  choice: DreamChoice<DreamId>,
  frame: FrozenFrame,
  shown: readonly RgbPicture[],
): Promise<readonly DreamRow[]> {
  const objective = climbOf(network, choice);
  const from = await scoreOf(network, objective, frame.picture);
  const to = await scoreOf(network, objective, await ascendPlainly(network, objective, frame.picture));
  const rows: DreamRow[] = [];
  for (const [index, picture] of shown.entries()) {
    const score = await scoreOf(network, objective, picture);
    rows.push({
      dream: choice.id,
      frame: frame.name,
      steps: MEASURED_STEPS[index] ?? 0,
      objectiveShare: to > from ? (score - from) / (to - from) : null,
      ...measurePicture(layUnder(frame.picture), picture),
    });
  }
  return rows;
}

function climbOf(network: PerceptionNetwork, {id, aim}: DreamChoice<DreamId>): Objective {
  return present(objectiveOf(aim, network.file, null), () => `the dream '${id}' has nothing to climb by itself`);
}

/** One frame after so many seconds: medians over the dreams, and what the worst fifth keep to. */
export interface FrameSummary extends Visibility {
  readonly name: string;
  readonly seconds: number;
  readonly steps: number;
  readonly worstFifth: Visibility;
  readonly dreams: readonly DreamRow[];
}

/** Sums up each frame at each count of steps, in the order of the rows. */
export function summarise(rows: readonly DreamRow[]): readonly FrameSummary[] {
  const groups = new Map<string, DreamRow[]>();
  for (const row of rows) {
    const key = `${row.frame} ${row.steps}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((dreams) => {
    const [first] = dreams;
    if (first === undefined) return [];
    const {frame: name, steps} = first;
    const seconds = Math.round(steps / STEPS_PER_SECOND);
    return [{name, seconds, steps, ...quantiles(dreams, 0.5), worstFifth: quantiles(dreams, 0.2), dreams}];
  });
}

/**
 * The value that this share of the dreams do worse than; of what should be small, the mirrored one.
 */
function quantiles(dreams: readonly DreamRow[], share: number): Visibility {
  const shares = dreams.flatMap(({objectiveShare}) => (objectiveShare === null ? [] : [objectiveShare]));
  const changes = dreams.map(({luminanceChange}) => luminanceChange);
  return {
    objectiveShare: shares.length > 0 ? quantile(shares, share) : null,
    detailRms: quantile(
      dreams.map(({detailRms}) => detailRms),
      share,
    ),
    luminanceChange: quantile(changes.map(Math.abs), 1 - share),
    clippedShare: quantile(
      dreams.map(({clippedShare}) => clippedShare),
      1 - share,
    ),
  };
}

/** Between the two nearest values. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [below = 0, above = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}
