/** Whichever bench was asked for: the network's engines, or the finishing pass. */
import {runBench, type BenchPlan, type BenchResult} from './run-bench.ts';
import type {FinishingResult} from './run-finishing-bench.ts';

/** What one of them found out. */
export type AnyResult = BenchResult | FinishingResult;

/** Three.js is loaded for the finishing pass alone. */
export async function runAny(plan: BenchPlan & {readonly finishing: boolean}): Promise<AnyResult> {
  if (!plan.finishing) return runBench(plan);
  const {runFinishingBench} = await import('./run-finishing-bench.ts');
  return runFinishingBench(plan);
}
