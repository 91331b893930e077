/**
 * What a soak has come to, from what was seen each second. Pure, so that its own sums are tested.
 */

import type {FailureCode} from '../../src/protocol/errors.ts';
import {slopePerHour, warmUpOf, type MemorySample} from './memory-line.ts';

/** What was seen at one moment. */
export interface Sample extends MemorySample {
  readonly isBlack: boolean;
  /** Seconds since the picture last changed. */
  readonly age: number;
}

/** A fault that was put in. */
export interface PutFault {
  readonly kind: string;
  readonly at: number;
  /** The sentence that it should bring was said, or none was due. */
  readonly isSentenceRight: boolean;
  /** What was said in its time, by the codes. */
  readonly said: readonly FailureCode[];
}

/** Bad seconds that follow each other. */
export interface BadStretch {
  /** Seconds since the soak's start. */
  readonly at: number;
  readonly seconds: number;
  readonly isBlack: boolean;
  /** The last fault before it, and how many seconds before; null where there was none. */
  readonly lastFault: {readonly kind: string; readonly secondsBefore: number} | null;
}

/** The whole soak, as `--json` writes it. */
export interface SoakReport {
  readonly minutes: number;
  /** Pictures that differ from the one before, as seen from outside: at most a few a second. */
  readonly frames: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Share of the seconds with a live picture. */
  readonly availability: number;
  /** Black ones that no fault excuses: it is longer ago than ten seconds. */
  readonly blackSeconds: number;
  /** From a fault to the next fresh picture. */
  readonly medianSeconds: number;
  readonly worstSeconds: number;
  /** The bad seconds, where several follow each other as one, longest first. */
  readonly badStretches: readonly BadStretch[];
  /** A line through the least of each minute; null where it is too short. */
  readonly slopeMbPerHour: number | null;
  /** Faults whose sentence did not come; `at` in seconds since the soak's start. */
  readonly silent: readonly Pick<PutFault, 'kind' | 'at' | 'said'>[];
}

/** A picture may be this old, and this old in the ten seconds after a fault. */
const OLDEST_SECONDS = 2;
const OLDEST_AFTER_FAULT_SECONDS = 10;
const AFTER_FAULT_SECONDS = 10;

/** The table names so many of the bad stretches; the JSON has them all. */
const LISTED_STRETCHES = 12;

/** Sums the samples up, oldest first. */
export function reportSoak(samples: readonly Sample[], faults: readonly PutFault[]): SoakReport {
  const minutes = (samples.at(-1)?.at ?? 0) / 60;
  const bad = samples.filter((sample) => isBad(sample, faults)).length;
  const waits = faults.map(({at}) => secondsToPicture(samples, at)).sort((a, b) => a - b);
  return {
    minutes,
    frames: samples.filter(({age}) => age === 0).length,
    faults: countKinds(faults),
    availability: samples.length === 0 ? 0 : 1 - bad / samples.length,
    blackSeconds: samples.filter(({at, isBlack}) => isBlack && !isAfterFault(at, faults)).length,
    medianSeconds: waits[Math.floor(waits.length / 2)] ?? 0,
    worstSeconds: waits.at(-1) ?? 0,
    badStretches: stretchesOf(samples, faults),
    slopeMbPerHour: slopePerHour(samples, warmUpOf(minutes)),
    silent: faults.filter(({isSentenceRight}) => !isSentenceRight).map(({kind, at, said}) => ({kind, at, said})),
  };
}

function stretchesOf(samples: readonly Sample[], faults: readonly PutFault[]): BadStretch[] {
  const stretches: Sample[][] = [];
  let isGoing = false;
  for (const sample of samples) {
    const wasGoing = isGoing;
    isGoing = isBad(sample, faults);
    if (isGoing && wasGoing) stretches.at(-1)?.push(sample);
    else if (isGoing) stretches.push([sample]);
  }
  return stretches
    .map((stretch) => {
      const at = stretch[0]?.at ?? 0;
      const last = faults.findLast((fault) => fault.at <= at);
      return {
        at,
        seconds: stretch.length,
        isBlack: stretch.some(({isBlack}) => isBlack),
        lastFault: last === undefined ? null : {kind: last.kind, secondsBefore: at - last.at},
      };
    })
    .sort((a, b) => b.seconds - a.seconds);
}

function isBad({at, isBlack, age}: Sample, faults: readonly PutFault[]): boolean {
  return isBlack || age > (isAfterFault(at, faults) ? OLDEST_AFTER_FAULT_SECONDS : OLDEST_SECONDS);
}

function isAfterFault(at: number, faults: readonly PutFault[]): boolean {
  return faults.some((fault) => at >= fault.at && at - fault.at < AFTER_FAULT_SECONDS);
}

/**
 * A fault that takes no picture away shows within the first sample; one that does, with the last
 * sample that is stale before a fresh one.
 */
function secondsToPicture(samples: readonly Sample[], faultAt: number): number {
  const after = samples.filter(({at}) => at > faultAt);
  const fresh = after.find(({isBlack, age}) => !isBlack && age === 0);
  return fresh === undefined ? Infinity : fresh.at - faultAt;
}

function countKinds(faults: readonly PutFault[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const {kind} of faults) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function formatStretch({at, seconds, isBlack, lastFault}: BadStretch): string {
  const before = lastFault === null ? 'no fault' : `${lastFault.kind} ${lastFault.secondsBefore.toFixed(0)} s`;
  return `  bad at ${at.toFixed(0)} s for ${seconds} s${isBlack ? ', black' : ''}: ${before} before`;
}

function formatSilent({kind, at, said}: SoakReport['silent'][number]): string {
  const instead = said.length === 0 ? 'nothing was said' : `said instead: ${said.join(', ')}`;
  return `NO SENTENCE for: ${kind} at ${at.toFixed(0)} s; ${instead}`;
}

/** A table for people. */
export function formatSoak(report: SoakReport): string {
  const {minutes, frames, faults, availability, medianSeconds, worstSeconds, slopeMbPerHour, silent} = report;
  const {badStretches} = report;
  return [
    `${minutes.toFixed(1)} minutes, ${frames} fresh pictures seen, availability ${(100 * availability).toFixed(2)} %`,
    `time to a picture after a fault: median ${medianSeconds.toFixed(1)} s, worst ${worstSeconds.toFixed(1)} s`,
    `memory: ${slopeMbPerHour === null ? 'too short for a slope' : `${slopeMbPerHour.toFixed(1)} MB an hour`}`,
    ...Object.entries(faults).map(([kind, count]) => `  ${kind}: ${count}`),
    ...badStretches.slice(0, LISTED_STRETCHES).map(formatStretch),
    ...silent.map(formatSilent),
  ].join('\n');
}
