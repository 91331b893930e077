/**
 * The parts of the shell that each mode has its own of: what a lens shows, the controls, the strip.
 */
import {html, nothing} from 'lit';

import type {DreamAction, LensAction, PaintAction} from '../../state/action.ts';
import {isDreamMode, isLensMode, type AppState} from '../../state/app-state.ts';
import {areControlsVisible} from '../../state/shell-view.ts';
import '../../modes/dream/dream-chooser/dream-chooser.ts';
import '../../modes/dream/dream-controls/dream-controls.ts';
import '../../modes/lens/lens-chooser/lens-chooser.ts';
import '../../modes/lens/lens-controls/lens-controls.ts';
import '../../modes/lens/lens-view/lens-view.ts';
import '../../modes/paint/paint-controls/look-controls.ts';
import '../../modes/paint/style-strip/style-strip.ts';

/** One constant list, so that an element is not rendered again for a new one. */
const NONE: readonly string[] = [];

/** The shell's handlers for events of these parts. */
export interface ModeEvents {
  readonly acted: (event: CustomEvent<DreamAction | LensAction | PaintAction>) => void;
  /** A tile or the lens's area moved: the engine must be told. */
  readonly tilesMoved: () => void;
  readonly freezeToggled: () => void;
  readonly explanationAsked: () => void;
  readonly dreamRestartAsked: () => void;
  readonly guideAsked: () => void;
}

/** What a lens shows of the network, over the picture; nothing without a lens. */
export function renderLensView(app: AppState, on: ModeEvents) {
  if (!isLensMode(app)) return nothing;
  const {lens, lensReport, engine, isFrozen, shot} = app;
  return html`<pareidolia-lens-view
    class="lens fades ${shot.kind === 'none' || shot.kind === 'counting' ? '' : 'is-away'}"
    .look=${lens}
    .report=${lensReport}
    .progress=${engine.lensProgress}
    .layers=${engine.network?.layers ?? NONE}
    ?frozen=${isFrozen}
    @lens-changed=${on.acted}
    @lens-area-moved=${on.tilesMoved}
  ></pareidolia-lens-view>`;
}

/** The sliders and buttons. */
export function renderModeControls(app: AppState, on: ModeEvents) {
  if (isLensMode(app)) {
    return html`<pareidolia-lens-controls
      .look=${app.lens}
      .words=${app.engine.network?.words ?? NONE}
      .layers=${app.engine.network?.layers ?? NONE}
      .paintings=${app.engine.styles}
      .painting=${app.paint.style}
      ?frozen=${app.isFrozen}
      @lens-changed=${on.acted}
      @look-changed=${on.acted}
      @freeze-toggled=${on.freezeToggled}
      @explanation-asked=${on.explanationAsked}
    ></pareidolia-lens-controls>`;
  }
  if (isDreamMode(app)) {
    return html`<pareidolia-dream-controls
      .dream=${app.dream}
      .mood=${app.mood}
      @dream-changed=${on.acted}
      @dream-restart-asked=${on.dreamRestartAsked}
      @guide-asked=${on.guideAsked}
      @explanation-asked=${on.explanationAsked}
    ></pareidolia-dream-controls>`;
  }
  if (app.engine.styles.length === 0) return nothing;
  return html`<pareidolia-look-controls .look=${app.paint} @look-changed=${on.acted}></pareidolia-look-controls>`;
}

/** The paintings, dreams or lenses to choose from. */
export function renderModeStrip(app: AppState, on: ModeEvents) {
  const areShown = areControlsVisible(app);
  const hidden = areShown ? '' : 'is-away';
  if (isDreamMode(app)) {
    return html`<pareidolia-dream-chooser
      class="strip fades ${hidden}"
      ?inert=${!areShown}
      .chosen=${app.dream.dream}
      ?guided=${app.mood.hasGuide}
      @dream-changed=${on.acted}
    ></pareidolia-dream-chooser>`;
  }
  if (isLensMode(app)) {
    return html`<pareidolia-lens-chooser
      class="strip fades ${hidden}"
      ?inert=${!areShown}
      .chosen=${app.lens.lens}
      @lens-changed=${on.acted}
    ></pareidolia-lens-chooser>`;
  }
  return html`<pareidolia-style-strip
    class="strip fades ${hidden}"
    ?inert=${!areShown}
    .choices=${app.engine.styles}
    .look=${app.paint}
    @look-changed=${on.acted}
    @tiles-moved=${on.tilesMoved}
  ></pareidolia-style-strip>`;
}
