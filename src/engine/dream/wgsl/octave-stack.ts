/** All octaves of one detail: made once, aimed at one objective after another. */
import {present} from '../../../protocol/assert.ts';
import type {GpuObjective} from '../../network/gpu-perception.ts';
import type {Objective} from '../../network/perception.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {levelWeightsFor, type LevelWeights} from '../../ascent/level-gradient.ts';
import type {DetailRun} from './detail-run.ts';
import {OctaveRun, type ClimbParts, type OctaveStep} from './octave-run.ts';

/** An octave ready for its objective. */
interface AimedOctave {
  readonly run: OctaveRun;
  readonly objective: GpuObjective;
  readonly weights: LevelWeights;
}

/** Owns the octaves of one detail. */
export class OctaveStack {
  readonly sizes: readonly PixelSize[];
  readonly #parts: ClimbParts;
  readonly #runs: Promise<readonly OctaveRun[]>;
  #aimed: readonly AimedOctave[] = [];
  /** Counts what makes octaves in preparation worthless. */
  #turn = 0;

  /** Begins to make the octaves; aiming them waits for that. @param sizes coarse to fine. */
  constructor(parts: ClimbParts, canvas: DetailRun, sizes: readonly PixelSize[]) {
    this.sizes = sizes;
    this.#parts = parts;
    this.#runs = allOrNone(sizes.map((size) => OctaveRun.create(parts, canvas, size)));
    // Nobody need be waiting when it fails.
    this.#runs.catch(() => undefined);
  }

  /** Whether steps may be recorded. */
  get isReady(): boolean {
    return this.#aimed.length > 0;
  }

  /**
   * Aims all octaves; there are no steps until that is done. Null is no objective.
   * @throws EngineError of runs and objectives.
   */
  async aim(objective: Objective | null): Promise<void> {
    const turn = ++this.#turn;
    this.#letGo();
    if (objective === null) return;
    const runs = await this.#runs;
    // A dream that was already replaced need not be compiled.
    if (turn !== this.#turn) return;
    const objectives = await allOrNone(runs.map((run) => run.prepare(objective)));
    const weights = levelWeightsFor(this.#parts.perception.file, objective);
    if (turn === this.#turn) this.#aimed = pair(runs, objectives, weights);
    else for (const each of objectives) each.dispose();
  }

  /** Records a step; `isReady` must hold. */
  encode(pass: GPUComputePassEncoder, octave: number, step: Omit<OctaveStep, 'objective' | 'weights'>): void {
    const aimed = present(this.#aimed[octave], () => `octave ${octave} is not ready`);
    aimed.run.encode(pass, {...step, objective: aimed.objective, weights: aimed.weights});
  }

  /** Work submitted before keeps what it needs alive. */
  dispose(): void {
    this.#turn++;
    this.#letGo();
    void this.#runs.then(
      (runs) => {
        for (const run of runs) run.dispose();
      },
      () => undefined,
    );
  }

  #letGo(): void {
    for (const {objective} of this.#aimed) objective.dispose();
    this.#aimed = [];
  }
}

function pair(
  runs: readonly OctaveRun[],
  objectives: readonly GpuObjective[],
  weights: LevelWeights,
): readonly AimedOctave[] {
  return runs.flatMap((run, index) => {
    const objective = objectives[index];
    return objective ? [{run, objective, weights}] : [];
  });
}

/** All results; where one fails, the others are freed. */
async function allOrNone<Made extends {dispose: () => void}>(work: readonly Promise<Made>[]): Promise<readonly Made[]> {
  const results = await Promise.allSettled(work);
  const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed === undefined) return made;
  for (const each of made) each.dispose();
  throw failed.reason;
}
