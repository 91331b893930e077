/**
 * Everything that can happen to the page's state, as past-tense facts.
 */
import type {DreamAction} from '../modes/dream/state/dream-slice.ts';
import type {LensAction} from '../modes/lens/state/lens-slice.ts';
import type {PaintAction} from '../modes/paint/state/paint-slice.ts';
import type {EngineAction} from './engine/engine-slice.ts';
import type {ShellAction} from './shell-slice.ts';
import type {ShotAction} from './shot/shot-slice.ts';
import type {SourceAction} from './source/source-slice.ts';

/** Any of them. */
export type Action = PaintAction | DreamAction | LensAction | EngineAction | ShotAction | SourceAction | ShellAction;

export type {DreamAction, LensAction, PaintAction};
