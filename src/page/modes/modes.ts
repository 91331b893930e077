/** What the mirror can do, one row for each mode, in the order of the visitor's row. */
import type {MirrorMode} from '../../protocol/show.ts';
import type {AppState} from '../state/app-state.ts';
import {DREAM_MODE} from './dream/state/dream-mode.ts';
import {LENS_MODE} from './lens/state/lens-mode.ts';
import type {ModeRow} from './mode-row.ts';
import {PAINT_MODE} from './paint/state/paint-mode.ts';

/** All modes. */
export const MODES: Readonly<Record<MirrorMode, ModeRow>> = {paint: PAINT_MODE, dream: DREAM_MODE, lens: LENS_MODE};

/** The row of the mode that the mirror is in. */
export function modeRowOf(state: AppState): ModeRow {
  return MODES[modeOf(state)];
}

/** The mode that the mirror is in: what is wanted, where the engine can do it. */
export function modeOf({mode, engine}: AppState): MirrorMode {
  return !MODES[mode].needsPerception || engine.canPerceive ? mode : 'paint';
}

/** The modes that this engine can do. */
export function offeredModes({engine}: AppState): readonly MirrorMode[] {
  return engine.canPerceive ? ALL : WITHOUT_PERCEPTION;
}

/** The mode that is marked; none for the plain mirror. */
export function chosenMode(state: AppState): MirrorMode | null {
  const mode = modeOf(state);
  return mode === 'paint' && state.paint.style === null ? null : mode;
}

const ALL = Object.keys(MODES) as readonly MirrorMode[];
const WITHOUT_PERCEPTION = ALL.filter((mode) => !MODES[mode].needsPerception);
