import {html} from 'lit';

import {areControlsVisible} from '../../state/shell-view.ts';
import type {ModeParts} from '../mode-parts.ts';

/** One constant list, so that an element is not rendered again for a new one. */
const NONE: readonly string[] = [];

/** What a lens shows of the network, its options, and the lenses. */
export const LENS_PARTS: ModeParts = {
  load: () => import('./lens-elements.ts'),
  drawOver: ({lens, lensReport, engine, isFrozen, shot}, on) =>
    html`<pareidolia-lens-view
      class="lens fades ${shot.kind === 'none' || shot.kind === 'counting' ? '' : 'is-away'}"
      .lens=${lens}
      .report=${lensReport}
      .progress=${engine.lensProgress}
      .layers=${engine.network?.layers ?? NONE}
      ?frozen=${isFrozen}
      @lens-changed=${on.acted}
      @lens-area-moved=${on.tilesMoved}
    ></pareidolia-lens-view>`,
  drawControls: (app, on) =>
    html`<pareidolia-lens-controls
      .lens=${app.lens}
      .words=${app.engine.network?.words ?? NONE}
      .layers=${app.engine.network?.layers ?? NONE}
      .paintings=${app.engine.styles}
      .painting=${app.paint.style}
      ?frozen=${app.isFrozen}
      @lens-changed=${on.acted}
      @paint-changed=${on.acted}
      @lens-picture-brought=${on.pictureBrought}
      @freeze-toggled=${on.freezeToggled}
      @explanation-asked=${on.explanationAsked}
    ></pareidolia-lens-controls>`,
  drawStrip: (app, on) => {
    const areShown = areControlsVisible(app);
    return html`<pareidolia-lens-chooser
      class="strip fades ${areShown ? '' : 'is-away'}"
      ?inert=${!areShown}
      .chosen=${app.lens.lens}
      @lens-changed=${on.acted}
    ></pareidolia-lens-chooser>`;
  },
};
