/** What the row of modes shows, from the state. */
import type {MirrorMode} from '../../protocol/show.ts';
import {isDreamMode, isLensMode, type AppState} from './app-state.ts';

const PAINT_ALONE: readonly MirrorMode[] = ['paint'];
const ALL: readonly MirrorMode[] = ['paint', 'dream', 'lens'];

/** The modes that this engine can do. */
export function offeredModes({engine}: AppState): readonly MirrorMode[] {
  return engine.canPerceive ? ALL : PAINT_ALONE;
}

/** The mode that is marked; none for the plain mirror. */
export function chosenMode(state: AppState): MirrorMode | null {
  if (isDreamMode(state)) return 'dream';
  if (isLensMode(state)) return 'lens';
  return state.paint.style === null ? null : 'paint';
}
