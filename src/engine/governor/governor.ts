/**
 * The governor: holds the frame rate by choosing the style network's rung, and tells style, dream
 * and lenses how long they may take.
 *
 * It measures nothing itself: the frame loop reports what each painted frame took (timestamp
 * queries, else submit to done).
 */
import {present} from '../../protocol/assert.ts';
import type {Rung} from '../../protocol/rung.ts';
import type {Milliseconds, UnitInterval} from '../../protocol/units.ts';
import {climb, startClimb, type ClimbState} from './climb.ts';
import {ladderOf, pinnedRung, type LadderRung, type NetworkCosts} from './rungs.ts';
import {Shedding} from './shedding.ts';

/** What asks the governor for time. */
export type BudgetClaimant = 'style' | 'dream' | 'lens';

/**
 * Share of a frame's time for networks; the rest is ingest, compositing and the browser's own work.
 */
const NETWORK_SHARE = 0.8;

/**
 * A camera that slows down in the dark must not make the network lazy: it may soon speed up again.
 */
const LONGEST_INTERVAL_MS: Milliseconds = 1000 / 15;

/**
 * How quickly the source's interval is followed: one frame in ten, so that a dropped frame changes
 * little.
 */
const INTERVAL_BLEND = 0.1;

/** How time is split between those at work at once. */
const CLAIM_WEIGHT: Readonly<Record<BudgetClaimant, number>> = {style: 2, dream: 2, lens: 1};

/** One painted frame. */
export interface GovernorSample {
  /** What the style network took. */
  readonly networkMs: Milliseconds;
  /** Time between the frames the source offers, painted or not. */
  readonly sourceIntervalMs: Milliseconds;
  /** When, on any steadily rising clock. */
  readonly at: Milliseconds;
}

/** How a governor is set up. */
export interface GovernorOptions {
  /** What the networks that are loaded cost. */
  readonly costs: NetworkCosts;
  /** The visit starts at the dearest rung of at most this short side. */
  readonly firstShortSide: number;
  /** More painted pictures a second than this are not worth the detail they cost. */
  readonly paintedPerSecond: number;
  /** Steps in which something beside the network can be shed before the network gets smaller. */
  readonly shedSteps: number;
  /** Asked for by `?rung=`: the governor then stays there. */
  readonly pinned: Rung | null;
}

/** Chooses rungs and shares out budgets. */
export class Governor {
  readonly #ladder: readonly LadderRung[];
  readonly #isPinned: boolean;
  readonly #atWork = new Set<BudgetClaimant>(['style']);
  readonly #shortestIntervalMs: Milliseconds;
  readonly #shedding: Shedding;
  #state: ClimbState;
  #intervalMs: Milliseconds;

  constructor({costs, firstShortSide, paintedPerSecond, shedSteps, pinned}: GovernorOptions) {
    this.#shedding = new Shedding(shedSteps);
    this.#shortestIntervalMs = 1000 / paintedPerSecond;
    this.#intervalMs = this.#shortestIntervalMs;
    this.#isPinned = pinned !== null;
    this.#ladder = pinned === null ? ladderOf(costs) : [pinnedRung(pinned, costs)];
    const index = this.#ladder.findIndex((rung) => rung.shortSide <= firstShortSide);
    this.#state = startClimb(this.#ladder, Math.max(0, index));
  }

  /** The rung to paint the next frame at. */
  get rung(): LadderRung {
    return present(this.#ladder[this.#state.index], () => 'the governor left its ladder');
  }

  /** How many steps are shed now. */
  get shed(): number {
    return this.#shedding.steps;
  }

  /** Whether `?rung=` holds the rung. */
  get isPinned(): boolean {
    return this.#isPinned;
  }

  /** Takes note of one painted frame; true when the rung has changed. */
  report({networkMs, sourceIntervalMs, at}: GovernorSample): boolean {
    this.#followInterval(sourceIntervalMs);
    if (this.#isPinned) return false;
    const before = this.#state;
    const next = climb(this.#ladder, before, {networkMs, budgetMs: this.budgetMs('style'), at});
    if (this.#shedding.judge(Math.sign(next.index - before.index), at)) {
      // What can be shed goes first and comes back last; the rung stays and is measured anew.
      this.#state = {...startClimb(this.#ladder, before.index), patienceMs: before.patienceMs};
      return false;
    }
    this.#state = next;
    return next.index !== before.index;
  }

  /**
   * Says that a claimant is at work or has stopped; the others' budgets follow at once. Style is at
   * work from the start.
   */
  setAtWork(who: BudgetClaimant, isAtWork: boolean): void {
    if (isAtWork) this.#atWork.add(who);
    else this.#atWork.delete(who);
  }

  /**
   * How long a claimant may take for one frame. One that is not at work is told what it would get.
   */
  budgetMs(who: BudgetClaimant): Milliseconds {
    return this.#intervalMs * this.shareOf(who);
  }

  /** The same as a share of all time, for what runs beside the frames. */
  shareOf(who: BudgetClaimant): UnitInterval {
    const others = [...this.#atWork].filter((claimant) => claimant !== who);
    const total = others.reduce((sum, claimant) => sum + CLAIM_WEIGHT[claimant], CLAIM_WEIGHT[who]);
    return (NETWORK_SHARE * CLAIM_WEIGHT[who]) / total;
  }

  #followInterval(sourceIntervalMs: Milliseconds): void {
    if (!(sourceIntervalMs > 0)) return;
    const limited = Math.min(Math.max(sourceIntervalMs, this.#shortestIntervalMs), LONGEST_INTERVAL_MS);
    this.#intervalMs += (limited - this.#intervalMs) * INTERVAL_BLEND;
  }
}
