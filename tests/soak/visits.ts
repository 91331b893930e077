/** What visitors do with the mirror under soak. */
import type {Page} from 'playwright-core';

import type {} from '../../src/page/ui/shell/app.ts';
import type {Action} from '../../src/page/state/action.ts';

/** Actions that cross into the page: plain data. */
type PlainAction = Extract<
  Action,
  {
    kind: 'mode-picked' | 'lens-picked' | 'source-chosen' | 'panel-opened' | 'panel-closed' | 'notice-closed';
  }
>;

/** Each is begun at random; all leave a moving picture on the screen. */
export const VISITS: readonly [Visit, ...Visit[]] = [
  {name: 'another painting', actions: [{kind: 'mode-picked', mode: 'paint'}], keys: ['ArrowRight']},
  {name: 'a dream', actions: [{kind: 'mode-picked', mode: 'dream'}], keys: ['ArrowRight']},
  {
    name: 'the labels lens',
    actions: [
      {kind: 'mode-picked', mode: 'lens'},
      {kind: 'lens-picked', lens: 'labels'},
    ],
    keys: [],
  },
  {
    name: 'the still life',
    actions: [
      {kind: 'mode-picked', mode: 'paint'},
      {kind: 'source-chosen', source: 'scene'},
    ],
    keys: [],
  },
  {name: 'the camera', actions: [{kind: 'source-chosen', source: 'camera'}], keys: []},
  {name: 'the gallery', actions: [{kind: 'panel-opened', panel: 'gallery'}, {kind: 'panel-closed'}], keys: []},
];

/** One of them. */
export interface Visit {
  readonly name: string;
  readonly actions: readonly PlainAction[];
  readonly keys: readonly string[];
}

/** Does what the visit says. */
export async function begin(page: Page, {actions, keys}: Visit): Promise<void> {
  await dispatch(page, ...actions);
  for (const key of keys) await page.keyboard.press(key);
}

/** Changes the page's state as the interface would. */
export async function dispatch(page: Page, ...actions: readonly PlainAction[]): Promise<void> {
  await page.evaluate((all) => {
    const store = document.querySelector('pareidolia-app')?.parts?.store;
    for (const action of all) store?.dispatch(action);
  }, actions);
}
