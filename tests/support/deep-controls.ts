/**
 * What can be operated on the page, found through the shadow roots, as a finger and a keyboard meet
 * it.
 */
import type {Page} from 'playwright-core';

import type {Box} from './boxes.ts';

/** Everything that takes a tap. The one hidden input is opened by a button. */
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

/** The element with the focus, described, and whether the eye finds it. */
export interface Focus {
  /** Tells one element from another. */
  readonly name: string;
  readonly isOnPage: boolean;
  readonly isRingSeen: boolean;
}

/** Where the keyboard is, looked up through the shadow roots. */
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
    // Leaving the page ends the round, or coming back to its first stop.
    if (!focus.isOnPage || visited.some(({name}) => name === focus.name)) {
      await page.keyboard.press('Shift+Tab');
      return visited;
    }
    visited.push(focus);
  }
}
