/** Runs a soak: visits and faults at random from a seed, looked at every second. */
import type {Page} from 'playwright-core';

import {SeededRandom} from '../../src/engine/shared/seeded-random.ts';
import {present} from '../../src/protocol/assert.ts';
import type {Failure, FailureCode} from '../../src/protocol/errors.ts';
import {see} from '../support/browser/see.ts';
import type {Picture} from '../support/pictures/picture.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {FAULTS, type Fault} from './faults.ts';
import {processMemoryMb} from './process-memory.ts';
import {reportSoak, type PutFault, type Sample, type SoakReport} from './soak-report.ts';
import {openSoakSite, type SoakSite} from './soak-site.ts';
import {begin, dispatch, VISITS} from './visits.ts';

/** How a soak runs. */
export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  /** Kinds to put in; all of them unless said otherwise. */
  readonly kinds?: readonly string[];
  /** From one fault to the next; 25 unless said otherwise, and never less than ten. */
  readonly faultSeconds?: number;
  /** The page's limits pass faster, so that more faults find room in a short time. */
  readonly isHurried?: boolean;
  readonly onEvent?: (at: number, what: string) => void;
}

const VISIT_SECONDS = 8;
/** More often than one a minute, and two of them never within each other's ten seconds. */
const FAULT_SECONDS = 25;
/** From a fault to its being lifted, and to where its sentence must have been said. */
const LIFT_SECONDS = 6;
const SENTENCE_SECONDS = 15;
const MEMORY_SECONDS = 5;

/** A screenshot that has not come by then shows a browser that draws nothing. */
const LOOK_LIMIT_MS = 5000;

/** A screen whose brightest pixel is darker than this, of 255, is black. */
const BLACK = 24;

/** Opens the mirror, waits until it paints, and watches it for the given time. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  // Every loss is Chromium's own; it would stop the browser after a few.
  const site = await openSoakSite({
    flags: ['--disable-gpu-process-crash-limit'],
    isHurried: options.isHurried ?? false,
  });
  try {
    await waitForFacts(site.page, {isPainted: true, source: 'live'});
    return await new Soak(site, options).run();
  } finally {
    await site.close();
  }
}

declare global {
  /** In the page: the newest failure when a fault was put in. */
  var failureBeforeFault: Failure | null | undefined;
}

class Soak {
  readonly #site: SoakSite;
  readonly #options: SoakOptions;
  readonly #random: SeededRandom;
  /** Apart from the visits', so that a slow machine meets the same faults in the same order. */
  readonly #faultRandom: SeededRandom;
  readonly #samples: Sample[] = [];
  readonly #faults: PutFault[] = [];
  #bag: Fault[] = [];
  #last: Picture | null = null;
  #changedAt = 0;
  /** Time in which the machine slept does not count. */
  #sleptMs = 0;
  #isAsleep = false;
  #looking = Promise.resolve();
  #startedAt = performance.now();

  constructor(site: SoakSite, options: SoakOptions) {
    this.#site = site;
    this.#options = options;
    this.#random = new SeededRandom(options.seed);
    this.#faultRandom = SeededRandom.forPart(options.seed, 'faults');
  }

  async run(): Promise<SoakReport> {
    const until = this.#options.minutes * 60;
    this.#startedAt = performance.now();
    this.#site.page.on('crash', () => {
      this.#tell('THE PAGE HAS CRASHED');
    });
    this.#site.browser.on('disconnected', () => {
      if (this.#now() < until) this.#tell('THE BROWSER HAS ENDED');
    });
    const {faultSeconds = FAULT_SECONDS} = this.#options;
    const due = {visit: VISIT_SECONDS, fault: faultSeconds};
    // What a visit or a fault waits for must not keep anybody from looking.
    const watched = this.#watch(until);
    for (let now = this.#now(); now < until; now = this.#now()) {
      if (now >= due.visit) {
        due.visit = now + VISIT_SECONDS;
        await this.#visit();
      }
      // The last fault has its time to heal.
      if (now >= due.fault && until - now > faultSeconds) {
        due.fault = now + faultSeconds;
        await this.#fault();
      }
      await pause(toNextSecond(this.#startedAt));
    }
    await watched;
    return reportSoak(this.#samples, this.#faults);
  }

  #now(): number {
    return (performance.now() - this.#startedAt - this.#sleptMs) / 1000;
  }

  async #watch(until: number): Promise<void> {
    while (this.#now() < until) {
      if (!this.#isAsleep) await (this.#looking = this.#sample());
      await pause(toNextSecond(this.#startedAt));
    }
  }

  /** Looks at the middle of the screen, where no control lies. */
  async #sample(): Promise<void> {
    const at = this.#now();
    const picture = await Promise.race([
      see(this.#site.page, {x: 200, y: 130, width: 240, height: 140}).catch(() => null),
      pause(LOOK_LIMIT_MS).then(() => null),
    ]);
    if (picture !== null && !isSame(picture, this.#last)) this.#changedAt = at;
    this.#last = picture ?? this.#last;
    const isMeasured = this.#samples.length % MEMORY_SECONDS === 0;
    this.#samples.push({
      at,
      isBlack: picture === null || isBlack(picture),
      age: at - this.#changedAt,
      memoryMb: isMeasured ? processMemoryMb(this.#site.pid) : null,
    });
  }

  async #visit(): Promise<void> {
    const visit = this.#random.pick(VISITS);
    this.#tell(visit.name);
    await orGone(begin(this.#site.page, visit));
  }

  /** Each kind once before any comes again. */
  async #fault(): Promise<void> {
    const {kinds} = this.#options;
    if (this.#bag.length === 0) this.#bag = FAULTS.filter(({kind}) => kinds?.includes(kind) ?? true);
    const fault = present(
      this.#bag.splice(Math.floor(this.#faultRandom.next() * this.#bag.length), 1)[0],
      () => 'there are faults to put in',
    );
    if (fault.needsCamera === true) {
      await orGone(dispatch(this.#site.page, {kind: 'source-chosen', source: 'camera'}));
      await orGone(waitForFacts(this.#site.page, {source: 'live'}));
    }
    const isShowing = await orGone(markFailures(this.#site.page));
    // After two losses of the card the mirror rests for minutes, and an engine that only starts has
    // much longer limits: this kind comes later.
    if (fault.needsEngine === true && isShowing !== true) {
      this.#bag.push(fault);
      return;
    }
    this.#tell(`FAULT: ${fault.kind}`);
    const at = this.#now();
    if (fault.kind === 'machine sleeps') await this.#sleep(fault);
    else void orGone(fault.put(this.#site));
    const lift = setTimeout(() => {
      void orGone(fault.lift?.(this.#site) ?? Promise.resolve());
    }, LIFT_SECONDS * 1000);
    lift.unref();
    const heard = this.#faults.push({kind: fault.kind, at, isSentenceRight: fault.code === null, said: []}) - 1;
    if (fault.code !== null) void this.#listen(fault.code, heard);
  }

  /** Only while the machine sleeps is nobody there to look. */
  async #sleep(fault: Fault): Promise<void> {
    this.#isAsleep = true;
    await this.#looking;
    const startedAt = performance.now();
    await orGone(fault.put(this.#site));
    this.#sleptMs += performance.now() - startedAt;
    this.#isAsleep = false;
  }

  async #listen(code: FailureCode, index: number): Promise<void> {
    const fault = present(this.#faults[index], () => 'the fault');
    for (let second = 0; second < SENTENCE_SECONDS; second++) {
      await pause(1000);
      const said = await orGone(saidSinceMark(this.#site.page));
      // A browser that does not answer has said nothing new.
      if (said === null) continue;
      const isSentenceRight = said === 'loaded anew' || said.includes(code);
      this.#faults[index] = {...fault, isSentenceRight, said: said === 'loaded anew' ? [] : said};
      if (isSentenceRight) return;
    }
  }

  #tell(what: string): void {
    this.#options.onEvent?.(this.#now(), what);
  }
}

/**
 * From here on `saidSinceMark` looks at what comes.
 *
 * @returns Whether an engine shows its picture at that very moment. One that ends later has its
 *   sentence after the mark.
 */
function markFailures(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const state = document.querySelector('pareidolia-app')?.parts?.store.state;
    globalThis.failureBeforeFault = state?.failures.at(-1) ?? null;
    return state?.engine.isShowing ?? false;
  });
}

/**
 * What the page has said since the mark, by its codes. A page that was loaded anew meanwhile has no
 * mark: its fault is gone, and so is what it said.
 */
function saidSinceMark(page: Page): Promise<readonly FailureCode[] | 'loaded anew'> {
  return page.evaluate(() => {
    const {failureBeforeFault: before} = globalThis;
    if (before === undefined) return 'loaded anew';
    const failures = document.querySelector('pareidolia-app')?.parts?.store.state.failures ?? [];
    const since = before === null ? 0 : failures.lastIndexOf(before) + 1;
    return failures.slice(since).map(({code}) => code);
  });
}

/** What is asked of a page that reloads or a worker that ends is not answered. */
async function orGone<Result>(work: Promise<Result>): Promise<Result | null> {
  return Promise.race([work.catch(() => null), pause(LOOK_LIMIT_MS + 15_000).then(() => null)]);
}

function isSame(a: Picture, b: Picture | null): boolean {
  return b !== null && Buffer.compare(Buffer.from(a.data.buffer), Buffer.from(b.data.buffer)) === 0;
}

function isBlack({data}: Picture): boolean {
  return data.every((value, index) => index % 4 === 3 || value < BLACK);
}

function toNextSecond(startedAt: number): number {
  return 1000 - ((performance.now() - startedAt) % 1000);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
