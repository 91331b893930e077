import {html, nothing} from 'lit';

import {areControlsVisible} from '../../state/shell-view.ts';
import type {ModeParts} from '../mode-parts.ts';

/** The sliders of the dream, and the dreams. */
export const DREAM_PARTS: ModeParts = {
  load: () => import('./dream-elements.ts'),
  drawOver: () => nothing,
  drawControls: (app, on) =>
    html`<pareidolia-dream-controls
      .dream=${app.dream}
      .mood=${app.mood}
      @dream-changed=${on.acted}
      @dream-restart-asked=${on.dreamRestartAsked}
      @guide-asked=${on.guideAsked}
      @explanation-asked=${on.explanationAsked}
    ></pareidolia-dream-controls>`,
  drawStrip: (app, on) => {
    const areShown = areControlsVisible(app);
    return html`<pareidolia-dream-chooser
      class="strip fades ${areShown ? '' : 'is-away'}"
      ?inert=${!areShown}
      .chosen=${app.dream.dream}
      ?guided=${app.mood.hasGuide}
      @dream-changed=${on.acted}
    ></pareidolia-dream-chooser>`;
  },
};
