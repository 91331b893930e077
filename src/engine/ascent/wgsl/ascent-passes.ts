/** The compiled passes of gradient ascent, each once however many sizes and octaves use it. */
import {AddUpPass} from './add-up-pass.ts';
import {CalmGradientPass} from './calm-gradient-pass.ts';
import {MergeLevelPass} from './merge-level-pass.ts';
import {ReduceLevelPass} from './reduce-level-pass.ts';
import {SeeOctavePass} from './see-octave-pass.ts';
import {SplitLevelPass} from './split-level-pass.ts';

/** What every part of an ascent on the GPU stands on. */
export interface AscentGpu {
  /** Shared with the compositor. */
  readonly device: GPUDevice;
  readonly passes: AscentPasses;
}

/** All passes. They hold pipelines only: there is nothing to free. */
export interface AscentPasses {
  readonly seeOctave: SeeOctavePass;
  readonly calmGradient: CalmGradientPass;
  readonly reduceLevel: ReduceLevelPass;
  readonly splitLevel: SplitLevelPass;
  readonly mergeLevel: MergeLevelPass;
  readonly addUp: AddUpPass;
}

/** Compiles them, all at once. @throws EngineError 'shader-invalid'. */
export async function createAscentPasses(device: GPUDevice): Promise<AscentPasses> {
  const [seeOctave, calmGradient, reduceLevel, splitLevel, mergeLevel, addUp] = await Promise.all([
    SeeOctavePass.create(device),
    CalmGradientPass.create(device),
    ReduceLevelPass.create(device),
    SplitLevelPass.create(device),
    MergeLevelPass.create(device),
    AddUpPass.create(device),
  ]);
  return {seeOctave, calmGradient, reduceLevel, splitLevel, mergeLevel, addUp};
}
