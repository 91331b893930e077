/** Reads from the app's own state what no screen shows. */
import type {Page} from 'playwright-core';

import type {} from '../../../src/page/ui/shell/app.ts';
import type {PaintOptions} from '../../../src/protocol/paint.ts';
import type {EngineStatus} from '../../../src/protocol/status.ts';

/** What the visitor has chosen, as the page holds it. */
export function lookOf(page: Page): Promise<PaintOptions> {
  return page.evaluate(() => document.querySelector('pareidolia-app')!.parts!.store.state.paint);
}

/** A snapshot of the engine. */
export function statusOf(page: Page): Promise<EngineStatus> {
  return page.evaluate(() => document.querySelector('pareidolia-app')!.parts!.engine.call('status', {}));
}
