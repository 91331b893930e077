/** Whatever a message asks for: it is answered once, with plain data. */
import {asyncProperty, assert as hold, property} from 'fast-check';
import {expect, test} from 'vitest';

import {CallServer} from '../../../src/engine/shared/serve.ts';
import {failure, toFailure} from '../../../src/protocol/errors.ts';
import {parseLink} from '../../../src/catalogue/links.ts';
import {initialState} from '../../../src/page/state/app-state.ts';
import {reduce} from '../../../src/page/state/reduce.ts';
import {DEFAULT_SETTINGS} from '../../../src/page/state/settings.ts';
import {outsideText, outsideValue, PATIENCE_MS, TRIES} from '../../support/outside/outside-values.ts';
import {findForeign} from '../../support/outside/plain-data.ts';
import type {CallAnswer, CallRequest} from '../../../src/protocol/calls.ts';
import type {EngineEvent} from '../../../src/protocol/messages.ts';

interface TestCalls {
  readonly say: {readonly params: unknown; readonly result: string};
}

test(
  'a call of any name is answered once, and the answer can be sent',
  async () => {
    await hold(
      asyncProperty(outsideText(['say']), outsideValue(['say']), async (name, params) => {
        const answer = await ask({kind: 'call', id: 1, name, params} as CallRequest<TestCalls>);
        expect(answer.kind).toBe(name === 'say' ? 'result' : 'refusal');
        expect(findForeign(answer)).toBeNull();
        expect(structuredClone(answer)).toEqual(answer);
      }),
      TRIES,
    );
  },
  PATIENCE_MS,
);

test(
  'an event that nobody knows leaves the state as it is',
  () => {
    const state = initialState(parseLink(''), DEFAULT_SETTINGS);
    hold(
      property(outsideText(['Ready', 'event']), (kind) => {
        const event = {kind} as unknown as EngineEvent;
        expect(reduce(state, {kind: 'engine', event})).toBe(state);
      }),
      TRIES,
    );
  },
  PATIENCE_MS,
);

test(
  'whatever is thrown becomes a failure that can be sent',
  () => {
    hold(
      property(outsideValue(['AbortError']), (thrown) => {
        const found = toFailure(thrown);
        expect(findForeign(found)).toBeNull();
        expect(structuredClone(found)).toEqual(found);
        expect(failure(found.code, found.detail)).toEqual(found);
      }),
      TRIES,
    );
  },
  PATIENCE_MS,
);

function ask(request: CallRequest<TestCalls>): Promise<CallAnswer<TestCalls>> {
  return new Promise((resolve) => {
    new CallServer<TestCalls>({handlers: {say: () => 'said'}, post: resolve}).handle(request);
  });
}
