/** Rounding: a page that is not magnified may report slightly more than 1. */
const LEAST_SCALE = 1.01;

/**
 * Tells the styles whether two fingers have magnified the page. Over the mirror they cannot do it,
 * but they can on a panel, and then they must be able to turn it back wherever they are. Binds for
 * as long as the page lives.
 */
export function bindZoom(viewport: VisualViewport | null, root: HTMLElement): void {
  viewport?.addEventListener('resize', () => {
    root.toggleAttribute('data-zoomed', viewport.scale > LEAST_SCALE);
  });
}
