/**
 * Finds everything on the page that can be operated by finger or keyboard, inside shadow roots too.
 */
import type {Page} from 'playwright-core';

import type {Box} from './boxes.ts';

/** Everything that takes a tap. The file input is hidden: a button opens it. */
export const CONTROLS = 'button, a[href], input:not([hidden]), select, summary, [role=slider]';

/**
 * The boxes of all visible elements that match a selector in any shadow root. A radio button or a
 * box to tick counts with the label around it, which takes the tap as well.
 */
export function boxesOf(page: Page, selector: string): Promise<readonly Box[]> {
  return page.evaluate((wanted) => {
    const found: Element[] = [];
    const search = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches(wanted)) found.push(element);
        if (element.shadowRoot) search(element.shadowRoot);
      }
    };
    search(document);
    return found
      .filter((element) => element.checkVisibility({visibilityProperty: true, opacityProperty: true}))
      .map((element) => {
        const target = element.matches('[type=radio], [type=checkbox]')
          ? (element.closest('label') ?? element)
          : element;
        const {left, top, right, bottom} = target.getBoundingClientRect();
        const words = element.getAttribute('aria-label') ?? target.textContent.trim();
        return {name: `${element.localName}.${element.className} ${words}`, left, top, right, bottom};
      });
  }, selector);
}

/** The element with the focus: its description, and whether its focus is visible. */
export interface Focus {
  /** A text that identifies an element. */
  readonly name: string;
  readonly isOnPage: boolean;
  readonly isRingSeen: boolean;
}

/** The element with the focus, inside shadow roots too. */
export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active === null || active === document.body) return {name: 'nothing', isOnPage: false, isRingSeen: false};
    // The wipe's line takes the focus, and its knob shows the ring.
    const isRingSeen =
      active.matches(':focus-visible') &&
      [active, ...active.children].some((element) => {
        const {outlineStyle, outlineWidth} = getComputedStyle(element);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      });
    const words = active.getAttribute('aria-label') ?? active.textContent.trim();
    return {name: `${active.localName} ${words}`, isOnPage: true, isRingSeen};
  });
}

/**
 * Presses Tab until the focus has been everywhere, and returns where it was, in order. It ends on
 * the last stop.
 */
export async function walkByTab(page: Page): Promise<readonly Focus[]> {
  const visited: Focus[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    // The round ends when the focus leaves the page or is back at its first stop.
    if (!focus.isOnPage || visited.some(({name}) => name === focus.name)) {
      await page.keyboard.press('Shift+Tab');
      return visited;
    }
    visited.push(focus);
  }
}
