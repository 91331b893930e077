import {html, nothing} from 'lit';

import {areControlsVisible} from '../../state/shell-view.ts';
import type {ModeParts} from '../mode-parts.ts';
import './paint-controls/paint-controls.ts';
import './style-strip/style-strip.ts';

/** The sliders of the painting, and the paintings. */
export const PAINT_PARTS: ModeParts = {
  // Here already: the mirror opens with the painting.
  load: () => Promise.resolve(),
  drawOver: () => nothing,
  drawControls: (app, on) =>
    app.engine.styles.length === 0
      ? nothing
      : html`<pareidolia-paint-controls .paint=${app.paint} @paint-changed=${on.acted}></pareidolia-paint-controls>`,
  drawStrip: (app, on) => {
    const areShown = areControlsVisible(app);
    return html`<pareidolia-style-strip
      class="strip fades ${areShown ? '' : 'is-away'}"
      ?inert=${!areShown}
      .choices=${app.engine.styles}
      .paint=${app.paint}
      @paint-changed=${on.acted}
      @tiles-moved=${on.tilesMoved}
    ></pareidolia-style-strip>`;
  },
};
