/** How deep a dream goes: what the visitor asked for, and how still they hold. */
import type {UnitInterval} from '../../protocol/units.ts';

/** What depth decides. */
export interface Depth {
  /** Octaves in use, counted from the finest: deeper dreams have larger shapes. */
  readonly octaves: number;
  /** Steps in the finest octave in use; each coarser one has half as many. */
  readonly stepsEach: number;
  /** Share of the dream that one frame leaves over: deeper dreams pile up for longer. */
  readonly memory: UnitInterval;
}

/** What a restless visitor gets of the depth asked for. */
const RESTLESS_SHARE: UnitInterval = 0.4;

/** For how many frames a step is remembered, at depth 0 and at depth 1. */
const SHORTEST_MEMORY_FRAMES = 10;
const LONGEST_MEMORY_FRAMES = 300;

const MOST_STEPS_EACH = 6;

/** The depth of the next frame. */
export function depthOf(wished: UnitInterval, stillness: UnitInterval, octaveCount: number): Depth {
  const reach = wished * (RESTLESS_SHARE + (1 - RESTLESS_SHARE) * stillness);
  const frames = SHORTEST_MEMORY_FRAMES + (LONGEST_MEMORY_FRAMES - SHORTEST_MEMORY_FRAMES) * reach;
  return {
    octaves: 1 + Math.round(reach * (octaveCount - 1)),
    stepsEach: 1 + Math.round(reach * (MOST_STEPS_EACH - 1)),
    memory: 1 - 1 / frames,
  };
}
