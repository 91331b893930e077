/** The dream's compiled passes, each once however many sizes and octaves use it. */
import {AddStripPass} from './add-strip-pass.ts';
import {AddUpPass} from './add-up-pass.ts';
import {CalmGradientPass} from './calm-gradient-pass.ts';
import {CentreLumaPass} from './centre-luma-pass.ts';
import {GrowDetailPass} from './grow-detail-pass.ts';
import {HoldDetailPass} from './hold-detail-pass.ts';
import {MatchCellsPass} from './match-cells-pass.ts';
import {MergeLevelPass} from './merge-level-pass.ts';
import {MoveDetailPass} from './move-detail-pass.ts';
import {ReduceLevelPass} from './reduce-level-pass.ts';
import {SeeOctavePass} from './see-octave-pass.ts';
import {SmallLumaPass} from './small-luma-pass.ts';
import {SmoothMotionPass} from './smooth-motion-pass.ts';
import {SplitLevelPass} from './split-level-pass.ts';

/** What every part of the dream on the GPU stands on. */
export interface DreamGpu {
  /** Shared with whoever else draws. */
  readonly device: GPUDevice;
  readonly passes: DreamPasses;
}

/** All passes. They hold pipelines only: there is nothing to free. */
export interface DreamPasses {
  readonly smallLuma: SmallLumaPass;
  readonly centreLuma: CentreLumaPass;
  readonly matchCells: MatchCellsPass;
  readonly smoothMotion: SmoothMotionPass;
  readonly moveDetail: MoveDetailPass;
  readonly holdDetail: HoldDetailPass;
  readonly growDetail: GrowDetailPass;
  readonly seeOctave: SeeOctavePass;
  readonly calmGradient: CalmGradientPass;
  readonly reduceLevel: ReduceLevelPass;
  readonly splitLevel: SplitLevelPass;
  readonly mergeLevel: MergeLevelPass;
  readonly addUp: AddUpPass;
  readonly addStrip: AddStripPass;
}

/** Compiles them, all at once. @throws EngineError 'shader-invalid'. */
export async function createDreamPasses(device: GPUDevice): Promise<DreamPasses> {
  const [smallLuma, centreLuma, matchCells, smoothMotion, moveDetail, holdDetail, growDetail] = await Promise.all([
    SmallLumaPass.create(device),
    CentreLumaPass.create(device),
    MatchCellsPass.create(device),
    SmoothMotionPass.create(device),
    MoveDetailPass.create(device),
    HoldDetailPass.create(device),
    GrowDetailPass.create(device),
  ]);
  const [seeOctave, calmGradient, reduceLevel, splitLevel, mergeLevel, addUp, addStrip] = await Promise.all([
    SeeOctavePass.create(device),
    CalmGradientPass.create(device),
    ReduceLevelPass.create(device),
    SplitLevelPass.create(device),
    MergeLevelPass.create(device),
    AddUpPass.create(device),
    AddStripPass.create(device),
  ]);
  const carrying = {smallLuma, centreLuma, matchCells, smoothMotion, moveDetail, holdDetail, growDetail};
  return {...carrying, seeOctave, calmGradient, reduceLevel, splitLevel, mergeLevel, addUp, addStrip};
}
