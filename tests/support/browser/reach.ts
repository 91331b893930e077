/** Finds controls that no finger can get at. */
import type {Page} from 'playwright-core';

/**
 * The visible controls that match a selector in any shadow root and cannot be tapped in their
 * middle, even after everything was scrolled to show them: they hang out of the screen, or
 * something lies on them. Each with what lies there.
 */
export function outOfReach(page: Page, selector: string): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    const found: Element[] = [];
    const search = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches(wanted)) found.push(element);
        if (element.shadowRoot) search(element.shadowRoot);
      }
    };
    search(document);
    const at = (x: number, y: number): Element | null => {
      let hit = document.elementFromPoint(x, y);
      for (;;) {
        const inner: Element | null | undefined = hit?.shadowRoot?.elementFromPoint(x, y);
        if (!inner || inner === hit) return hit;
        hit = inner;
      }
    };
    const nameOf = (element: Element | null): string =>
      element
        ? `${element.localName}.${element.getAttribute('class') ?? ''} ${element.getAttribute('aria-label') ?? element.textContent.trim()}`
        : 'nothing';
    return found
      .filter((element) => element.checkVisibility({visibilityProperty: true, opacityProperty: true}))
      .filter((element) => !element.closest('[inert]'))
      .flatMap((element) => {
        const target = element.closest('label') ?? element;
        target.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
        const {left, top, right, bottom} = target.getBoundingClientRect();
        const hit = at((left + right) / 2, (top + bottom) / 2);
        const isHit = hit !== null && (target.contains(hit) || hit.contains(target));
        const isInside = left > -1 && top > -1 && right < innerWidth + 1 && bottom < innerHeight + 1;
        if (isHit && isInside) return [];
        return [`${nameOf(element)} at ${Math.round(left)}, ${Math.round(top)}: ${nameOf(hit)}`];
      });
  }, selector);
}
