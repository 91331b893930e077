/** Finds texts of which a visitor sees only a part. */
import type {Page} from 'playwright-core';

/**
 * The texts within the elements that match a selector in any shadow root that are cut off: by a box
 * that does not scroll, by a chart's edge, by the edge of the screen, or in a field that is too
 * narrow for what it says. What scrolls shows the rest.
 */
export function cutTextsIn(page: Page, selector: string): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    /**
     * Tolerance for rounding to device pixels and for slanted letters that reach beyond their box.
     */
    const SLACK = 1.5;
    /** Width of the arrow in a select element, in CSS pixels. */
    const ARROW = 16;
    const context = document.createElement('canvas').getContext('2d')!;
    const cut: string[] = [];

    const holderOf = (element: Element): Element | null => {
      const root = element.getRootNode();
      return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    };
    const isCut = (text: DOMRect, element: Element): boolean => {
      let [isBoundX, isBoundY] = [true, true];
      for (let holder: Element | null = element; holder; holder = holderOf(holder)) {
        const {overflowX, overflowY, clipPath} = getComputedStyle(holder);
        // Visible to a screen reader only.
        if (clipPath !== 'none') return false;
        const box = holder.getBoundingClientRect();
        const isChart = holder instanceof SVGSVGElement;
        const isOutX = text.left < box.left - SLACK || text.right > box.right + SLACK;
        const isOutY = text.top < box.top - SLACK || text.bottom > box.bottom + SLACK;
        if (isBoundX && isOutX && (isChart || /hidden|clip/.test(overflowX))) return true;
        if (isBoundY && isOutY && (isChart || /hidden|clip/.test(overflowY))) return true;
        isBoundX &&= !/auto|scroll/.test(overflowX);
        isBoundY &&= !/auto|scroll/.test(overflowY);
      }
      const isOffX = text.left < -SLACK || text.right > innerWidth + SLACK;
      const isOffY = text.top < -SLACK || text.bottom > innerHeight + SLACK;
      return (isBoundX && isOffX) || (isBoundY && isOffY);
    };
    const isTooNarrow = (field: HTMLInputElement | HTMLSelectElement): boolean => {
      const isList = field instanceof HTMLSelectElement;
      const words = isList ? (field.selectedOptions[0]?.text ?? '') : field.value || field.placeholder;
      const {font, paddingLeft, paddingRight} = getComputedStyle(field);
      context.font = font;
      const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - (isList ? ARROW : 0);
      return context.measureText(words).width > room + SLACK;
    };
    const look = (element: Element, isWithin: boolean): void => {
      const isWanted = isWithin || element.matches(wanted);
      if (isWanted && element.checkVisibility({visibilityProperty: true, opacityProperty: true})) {
        const isField =
          element instanceof HTMLSelectElement || (element instanceof HTMLInputElement && element.type !== 'range');
        if (isField && isTooNarrow(element)) cut.push(`the field ${element.dataset['control'] ?? element.id}`);
        for (const node of element.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE || node.textContent!.trim() === '') continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          if ([...range.getClientRects()].some((text) => isCut(text, element))) cut.push(node.textContent!.trim());
        }
      }
      for (const child of [...element.children, ...(element.shadowRoot?.children ?? [])]) look(child, isWanted);
    };
    look(document.documentElement, false);
    return cut;
  }, selector);
}
