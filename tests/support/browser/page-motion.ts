/** Finds what moves and fades on the page, inside shadow roots too. */
import type {Page} from 'playwright-core';
import {vi} from 'vitest';

/**
 * Waits until the page has been drawn anew and every fade has ended: sizes and colours are measured
 * in their final state.
 */
export async function waitForStillness(page: Page): Promise<void> {
  // Asked for in the first frame, a layout is drawn in the second.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
  await vi.waitUntil(async () => (await page.evaluate(animatedProperties)) === null, {timeout: 20_000});
}

/** Does something, and returns the properties by which the page moves or fades in answer. */
export async function propertiesAnimatedBy(page: Page, action: () => Promise<void>): Promise<readonly string[]> {
  const [animated] = await Promise.all([page.waitForFunction(animatedProperties), action()]);
  return (await animated.jsonValue()) ?? [];
}

/**
 * Runs in the page. Null while nothing moves; endless animations, such as a breathing button, do
 * not count.
 */
function animatedProperties(): readonly string[] | null {
  const animations: Animation[] = [];
  const collect = (root: Document | ShadowRoot): void => {
    animations.push(...root.getAnimations());
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) collect(element.shadowRoot);
  };
  collect(document);
  const properties = animations
    .map(({effect}) => effect)
    .filter((effect) => effect instanceof KeyframeEffect && effect.getComputedTiming().endTime !== Infinity)
    .flatMap((effect) => (effect as KeyframeEffect).getKeyframes())
    .flatMap((keyframe) => Object.keys(keyframe));
  return properties.length === 0 ? null : properties;
}
