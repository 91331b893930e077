/** What the shell over the picture shows, from the state. */
import type {AppState} from './app-state.ts';

/** A panel is open or a picture is taken. */
export function isBusy({panel, shot}: AppState): boolean {
  return panel !== null || shot.kind !== 'none';
}

/** Meanwhile the picture has the room for itself. */
export function areControlsVisible(app: AppState): boolean {
  return app.areControlsShown && !isBusy(app);
}
