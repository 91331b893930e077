/** Several fingers on one screen, as a touch screen tells of them. */
import type {CDPSession, Locator, Page} from 'playwright-core';

/** Where a finger is, in CSS pixels of the viewport. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** One for a page. Fingers have numbers. */
export class Fingers {
  readonly #session: CDPSession;
  readonly #down = new Map<number, Spot>();

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async over(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  async put(id: number, spot: Spot): Promise<void> {
    this.#down.set(id, spot);
    await this.#tell('touchStart', [...this.#down]);
  }

  async slide(id: number, spot: Spot): Promise<void> {
    this.#down.set(id, spot);
    await this.#tell('touchMove', [...this.#down]);
  }

  async lift(id: number): Promise<void> {
    const finger = this.#down.get(id);
    if (!finger) throw new Error(`Finger ${id} is not down.`);
    this.#down.delete(id);
    // The browser's protocol wants those that leave, or none when the last one leaves.
    await this.#tell('touchEnd', this.#down.size === 0 ? [] : [[id, finger]]);
  }

  /** Both at once: a page that is slow to answer must not make a long press of a tap. */
  async tap(id: number, spot: Spot): Promise<void> {
    await Promise.all([this.put(id, spot), this.lift(id)]);
  }

  async liftAll(): Promise<void> {
    for (const id of [...this.#down.keys()]) await this.lift(id);
  }

  async #tell(type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly (readonly [number, Spot])[]) {
    const touchPoints = fingers.map(([id, spot]) => ({id, ...spot}));
    await this.#session.send('Input.dispatchTouchEvent', {type, touchPoints});
  }
}

/** The middle of an element. */
export async function middleOf(locator: Locator): Promise<Spot> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('What a finger shall touch is not on the page.');
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}
