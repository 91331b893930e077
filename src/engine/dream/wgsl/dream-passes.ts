/** The dream's compiled passes, each once however many sizes and octaves use it. */
import {createAscentPasses, type AscentPasses} from '../../ascent/wgsl/ascent-passes.ts';
import {AddStripPass} from './add-strip-pass.ts';
import {CentreLumaPass} from './centre-luma-pass.ts';
import {GrowDetailPass} from './grow-detail-pass.ts';
import {HoldDetailPass} from './hold-detail-pass.ts';
import {MatchCellsPass} from './match-cells-pass.ts';
import {MoveDetailPass} from './move-detail-pass.ts';
import {SmallLumaPass} from './small-luma-pass.ts';
import {SmoothMotionPass} from './smooth-motion-pass.ts';

/** What every part of the dream on the GPU stands on. */
export interface DreamGpu {
  /** Shared with the compositor. */
  readonly device: GPUDevice;
  readonly passes: DreamPasses;
}

/** All passes. They hold pipelines only: there is nothing to free. */
export interface DreamPasses extends AscentPasses {
  readonly smallLuma: SmallLumaPass;
  readonly centreLuma: CentreLumaPass;
  readonly matchCells: MatchCellsPass;
  readonly smoothMotion: SmoothMotionPass;
  readonly moveDetail: MoveDetailPass;
  readonly holdDetail: HoldDetailPass;
  readonly growDetail: GrowDetailPass;
  readonly addStrip: AddStripPass;
}

/** Compiles them, all at once. @throws EngineError 'shader-invalid'. */
export async function createDreamPasses(device: GPUDevice): Promise<DreamPasses> {
  const [ascent, smallLuma, centreLuma, matchCells, smoothMotion, moveDetail, holdDetail, growDetail, addStrip] =
    await Promise.all([
      createAscentPasses(device),
      SmallLumaPass.create(device),
      CentreLumaPass.create(device),
      MatchCellsPass.create(device),
      SmoothMotionPass.create(device),
      MoveDetailPass.create(device),
      HoldDetailPass.create(device),
      GrowDetailPass.create(device),
      AddStripPass.create(device),
    ]);
  return {...ascent, smallLuma, centreLuma, matchCells, smoothMotion, moveDetail, holdDetail, growDetail, addStrip};
}
