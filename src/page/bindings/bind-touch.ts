/** What a touch screen needs besides the browser's own clicks. */
import {bindFingers} from './bind-fingers.ts';
import {bindZoom} from './bind-zoom.ts';

/** Binds for as long as the page lives. */
export function bindTouch(view: Window): void {
  bindFingers(view);
  bindZoom(view.visualViewport, view.document.documentElement);
}
