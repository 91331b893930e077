/** How each mode is drawn into the shell, one row for each. */
import type {nothing, TemplateResult} from 'lit';

import type {MirrorMode} from '../../protocol/show.ts';
import type {DreamAction, LensAction, PaintAction} from '../state/action.ts';
import type {AppState} from '../state/app-state.ts';
import {DREAM_PARTS} from './dream/dream-parts.ts';
import {LENS_PARTS} from './lens/lens-parts.ts';
import {PAINT_PARTS} from './paint/paint-parts.ts';
import type {PictureBrought} from '../ui/option-form/option-form.ts';

/** The shell's handlers for events of these parts. */
export interface ModeEvents {
  readonly acted: (event: CustomEvent<DreamAction | LensAction | PaintAction>) => void;
  /** A tile or the lens's area moved: the engine must be told. */
  readonly tilesMoved: () => void;
  /** Somebody brings a picture to an option of the lens. */
  readonly pictureBrought: (event: CustomEvent<PictureBrought>) => void;
  readonly freezeToggled: () => void;
  readonly explanationAsked: () => void;
  readonly dreamRestartAsked: () => void;
  readonly guideAsked: () => void;
}

type Drawn = TemplateResult | typeof nothing;

/** What a mode has of its own in the shell. */
export interface ModeParts {
  /**
   * Loads the code of its elements, when it is first shown: the painting comes first. An element
   * that is drawn before comes to life then.
   */
  readonly load: () => Promise<unknown>;
  /** What it shows over the picture. */
  readonly drawOver: (app: AppState, on: ModeEvents) => Drawn;
  /** The sliders and buttons. */
  readonly drawControls: (app: AppState, on: ModeEvents) => Drawn;
  /** The paintings, dreams or lenses to choose from. */
  readonly drawStrip: (app: AppState, on: ModeEvents) => Drawn;
}

/** All modes. */
export const MODE_PARTS: Readonly<Record<MirrorMode, ModeParts>> = {
  paint: PAINT_PARTS,
  dream: DREAM_PARTS,
  lens: LENS_PARTS,
};
