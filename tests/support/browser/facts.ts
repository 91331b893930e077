/** Waits for what the page's state says. */
import type {Page} from 'playwright-core';

import type {SourceState} from '../../../src/page/ports.ts';
import type {OfflineState, Shot} from '../../../src/page/state/app-state.ts';
import type {} from '../../../src/page/ui/shell/app.ts';
import type {FailureCode} from '../../../src/protocol/errors.ts';

/** The parts of the page's state that tests wait for. */
export interface Facts {
  readonly isShowing: boolean;
  readonly isPainted: boolean;
  readonly source: SourceState['kind'];
  readonly notice: FailureCode | null;
  readonly offline: OfflineState['kind'];
  readonly shot: Shot['kind'];
  readonly areControlsShown: boolean;
}

/** Two browsers at work make each other slow. */
const PATIENCE_MS = 60_000;

/** Waits until all these conditions hold at the same time. */
export async function waitForFacts(page: Page, wanted: Partial<Facts>, limitMs = PATIENCE_MS): Promise<void> {
  await page.waitForFunction(
    (goal) => {
      const state = document.querySelector('pareidolia-app')?.parts?.store.state;
      if (state === undefined) return false;
      const facts: Facts = {
        isShowing: state.engine.isShowing,
        isPainted: state.engine.isPainted,
        source: state.sourceState.kind,
        notice: state.notice?.code ?? null,
        offline: state.offline.kind,
        shot: state.shot.kind,
        areControlsShown: state.areControlsShown,
      };
      return (Object.keys(goal) as (keyof Facts)[]).every((name) => facts[name] === goal[name]);
    },
    wanted,
    {timeout: limitMs},
  );
}
