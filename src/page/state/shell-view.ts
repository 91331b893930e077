/** What the shell over the picture shows, from the state. */
import {isDreamMode, isLensMode, type AppState} from './app-state.ts';
import {lensLabelOf} from './lens/lens-words.ts';
import {dreamLabelOf, wallLabelOf, type WallLabel} from './paint/wall-label.ts';

/** What the wall label says. */
export function labelOf(app: AppState): WallLabel {
  if (isDreamMode(app)) return dreamLabelOf(app.dream);
  return isLensMode(app) ? lensLabelOf(app.lens) : wallLabelOf(app.paint, app.engine.styles);
}

/** A panel is open or a picture is taken. */
export function isBusy({panel, shot}: AppState): boolean {
  return panel !== null || shot.kind !== 'none';
}

/** Meanwhile the picture has the room for itself. */
export function areControlsVisible(app: AppState): boolean {
  return app.areControlsShown && !isBusy(app);
}
