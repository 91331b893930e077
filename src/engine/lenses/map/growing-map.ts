/**
 * A t-SNE map that grows: what comes anew begins beside what it is most like, and everything goes
 * on from where it is. Work is cut into short steps.
 */
import type {Milliseconds} from '../../../protocol/units.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';
import {affinitiesByRows, neighbourChances, squaredDistance} from './affinities.ts';
import type {MapEntry} from './map-entry.ts';
import {Tsne} from './tsne.ts';

/** The same map for the same pictures in every visit. */
const SEED = 7;

/** With fewer there is nothing to lay out. */
export const FEWEST_ENTRIES = 4;

/** As in the paper: affinities are exaggerated at first, and momentum grows afterwards. */
const EXAGGERATION = 12;
const EXAGGERATED_STEPS = 100;

/** Steps after the last change until the map rests. */
const SETTLED_STEPS = 500;

/** How many neighbours say where something new begins. */
const BESIDE = 3;

/** How far the first places and those of new entries are strewn. */
const FIRST_SPREAD = 1e-2;

/** A place on the map. */
export type MapPlace = readonly [x: number, y: number];

/** Lays entries out. */
export class GrowingMap {
  #random = new SeededRandom(SEED);
  #entries: readonly MapEntry[] = [];
  /** Squared, [entries, entries]. */
  #distances: Float64Array = new Float64Array();
  #places: Float64Array = new Float64Array();
  #perplexity = 0;
  #affinities: Generator<undefined, Float64Array, void> | null = null;
  #tsne: Tsne | null = null;
  /** Since all began, and since the last change. */
  #steps = 0;
  #calmSteps = 0;

  get entries(): readonly MapEntry[] {
    return this.#entries;
  }

  get steps(): number {
    return this.#steps;
  }

  /** There is nothing left to do. */
  get isSettled(): boolean {
    return this.#entries.length < FEWEST_ENTRIES || this.#calmSteps >= SETTLED_STEPS;
  }

  /** Null until there is a map. */
  divergence(): number | null {
    return this.#tsne?.divergence() ?? null;
  }

  placeOf(index: number): MapPlace {
    return [this.#places[2 * index] ?? 0, this.#places[2 * index + 1] ?? 0];
  }

  /** Other entries, or another perplexity. Those that were there keep their places. */
  lay(entries: readonly MapEntry[], perplexity: number): void {
    if (entries === this.#entries && perplexity === this.#perplexity) return;
    this.#keepPlaces();
    const before = new Map(this.#entries.map(({id}, index) => [id, index]));
    const places = new Float64Array(2 * entries.length);
    for (const [index, entry] of entries.entries()) {
      const old = before.get(entry.id);
      const [x, y] = old === undefined ? this.#besideOthers(entry.code) : this.placeOf(old);
      places.set([x, y], 2 * index);
    }
    this.#distances = this.#distancesOf(entries, before);
    [this.#entries, this.#places, this.#perplexity] = [entries, places, perplexity];
    this.#affinities =
      entries.length < FEWEST_ENTRIES ? null : affinitiesByRows(this.#distances, entries.length, perplexity);
    this.#tsne = null;
    this.#calmSteps = 0;
  }

  /** Begins anew, every entry at a place drawn by lot. */
  shake(): void {
    this.#random = new SeededRandom(SEED);
    this.#places = this.#places.map(() => FIRST_SPREAD * this.#random.between(-1, 1));
    [this.#steps, this.#calmSteps] = [0, 0];
    if (this.#tsne !== null)
      this.#affinities = affinitiesByRows(this.#distances, this.#entries.length, this.#perplexity);
    this.#tsne = null;
  }

  /** Forgets everything. */
  clear(): void {
    [this.#entries, this.#affinities, this.#tsne] = [[], null, null];
    [this.#distances, this.#places] = [new Float64Array(), new Float64Array()];
    [this.#steps, this.#calmSteps] = [0, 0];
  }

  /**
   * Works until the time is over, or nothing is left to do; at least one short step.
   * @param rate how far the entries move in a step.
   */
  work(rate: number, ms: Milliseconds): void {
    const until = performance.now() + ms;
    do {
      if (this.isSettled) break;
      if (this.#affinities !== null) {
        const row = this.#affinities.next();
        if (row.done === true) [this.#tsne, this.#affinities] = [new Tsne(row.value, this.#places), null];
      } else if (this.#tsne !== null) {
        const isEarly = this.#steps < EXAGGERATED_STEPS;
        this.#tsne.step({rate, momentum: isEarly ? 0.5 : 0.8, exaggeration: isEarly ? EXAGGERATION : 1});
        this.#steps++;
        this.#calmSteps++;
        if (this.#steps === EXAGGERATED_STEPS) this.#tsne.rest();
      }
    } while (performance.now() < until);
    this.#keepPlaces();
  }

  /** The entries most like a code, the most alike first. */
  nearest(code: Float32Array, count: number): readonly number[] {
    const distances = this.#entries.map((entry) => squaredDistance(entry.code, code));
    return [...distances.keys()].sort((one, other) => (distances[one] ?? 0) - (distances[other] ?? 0)).slice(0, count);
  }

  /** Where a code would lie, between those that it is most like; null on an empty map. */
  placeFor(code: Float32Array): MapPlace | null {
    if (this.#entries.length === 0) return null;
    const nearest = this.nearest(code, 2 * BESIDE);
    const distances = nearest.map((index) => squaredDistance(this.#entries[index]?.code ?? code, code));
    const chances = neighbourChances(distances, -1, BESIDE);
    return nearest.reduce<MapPlace>(
      ([x, y], index, nth) => {
        const [otherX, otherY] = this.placeOf(index);
        return [x + (chances[nth] ?? 0) * otherX, y + (chances[nth] ?? 0) * otherY];
      },
      [0, 0],
    );
  }

  #besideOthers(code: Float32Array): MapPlace {
    const [x, y] = this.placeFor(code) ?? [0, 0];
    const strewn = (): number => FIRST_SPREAD * this.#random.between(-1, 1);
    return [x + strewn(), y + strewn()];
  }

  /** Distances between entries that were there are not worked out again. */
  #distancesOf(entries: readonly MapEntry[], before: ReadonlyMap<number, number>): Float64Array {
    const count = entries.length;
    const distances = new Float64Array(count * count);
    const old = entries.map(({id}) => before.get(id));
    for (const [row, one] of entries.entries()) {
      for (const [column, other] of entries.slice(0, row).entries()) {
        const [oldRow, oldColumn] = [old[row], old[column]];
        const distance =
          oldRow === undefined || oldColumn === undefined
            ? squaredDistance(one.code, other.code)
            : (this.#distances[oldRow * this.#entries.length + oldColumn] ?? 0);
        distances[row * count + column] = distance;
        distances[column * count + row] = distance;
      }
    }
    return distances;
  }

  #keepPlaces(): void {
    if (this.#tsne !== null) this.#places = this.#tsne.places.slice();
  }
}
