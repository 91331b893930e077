/**
 * The launcher's decisions over hours, with a clock that the tests turn.
 */
import {describe, expect, test} from 'vitest';

import {backoffMs} from '../../../scripts/lib/kiosk/backoff.mjs';
import {
  advanceBrowser,
  BEFORE_FIRST_BROWSER,
  type BrowserEvent,
  type BrowserState,
} from '../../../scripts/lib/kiosk/browser-watch.mjs';
import {advanceServer, SERVER_UP, type ServerState} from '../../../scripts/lib/kiosk/server-watch.mjs';
import {TickClock, TICK_MS} from '../../../scripts/lib/kiosk/tick-clock.mjs';

const HOUR_MS = 3_600_000;

/** Plays a browser to the watch, second by second, and notes what the watch does. */
class Play {
  readonly did: {at: number; what: string}[] = [];
  now = 0;
  state: BrowserState = BEFORE_FIRST_BROWSER;
  readonly #untilClosed: boolean;

  constructor(untilClosed = false) {
    this.#untilClosed = untilClosed;
  }

  tell(event: BrowserEvent): void {
    const {state, commands} = advanceBrowser(this.state, event, this.#untilClosed);
    this.state = state;
    for (const command of commands) if (command.kind !== 'say') this.did.push({at: this.now, what: command.kind});
  }

  beat(): void {
    this.tell({kind: 'beat', at: this.now});
  }

  end(exitCode: number | null): void {
    this.tell({kind: 'ended', now: this.now, exitCode});
  }

  /** Lets time pass, in ticks. `each` is called before each of them. */
  pass(ms: number, {isJudged = true, each = (): void => undefined} = {}): void {
    for (const end = this.now + ms; this.now < end;) {
      this.now += TICK_MS;
      each();
      this.tell({kind: 'tick', now: this.now, isJudged});
    }
  }

  /** When the watch did this, in seconds. */
  secondsOf(what: string): number[] {
    return this.did.filter((one) => one.what === what).map(({at}) => at / 1000);
  }
}

describe('the browser', () => {
  test('is left alone for hours while its page beats', () => {
    const play = new Play();
    play.pass(10 * HOUR_MS, {
      each: () => {
        if (play.now % 5000 === 0) play.beat();
      },
    });
    expect(play.did).toEqual([{at: 1000, what: 'open'}]);
  });

  test('is ended thirty seconds after the last beat, and opened again when it has gone', () => {
    const play = new Play();
    play.pass(5000);
    play.beat();
    play.pass(40_000);
    expect(play.secondsOf('end')).toEqual([36]);
    play.end(0);
    play.pass(5000);
    expect(play.secondsOf('open')).toEqual([1, 46]);
  });

  test('has two minutes for its first beat', () => {
    const play = new Play();
    play.pass(121_000);
    expect(play.secondsOf('end')).toEqual([]);
    play.pass(1000);
    expect(play.secondsOf('end')).toEqual([122]);
  });

  test('is killed, once, when it does not end by itself', () => {
    const play = new Play();
    play.pass(200_000);
    expect(play.secondsOf('kill')).toEqual([127]);
    play.end(null);
    play.pass(2000);
    expect(play.secondsOf('open')).toEqual([1, 201]);
  });

  test('is not blamed for a silence while this script itself was late or the server away', () => {
    const play = new Play();
    play.pass(5000);
    play.beat();
    play.now += 8 * HOUR_MS;
    play.pass(1000, {isJudged: false});
    expect(play.secondsOf('end')).toEqual([]);
    play.pass(30_000);
    expect(play.secondsOf('end')).toEqual([]);
    play.pass(1000);
    expect(play.secondsOf('end')).toHaveLength(1);
  });

  test('is opened again for ever, later each time up to a minute', () => {
    const play = new Play();
    play.pass(24 * HOUR_MS, {
      each: () => {
        if (play.state.kind === 'open') play.end(1);
      },
    });
    const opened = play.secondsOf('open');
    const waits = opened.slice(1).map((at, index) => at - opened[index]!);
    expect(waits.slice(0, 8)).toEqual([2, 3, 5, 9, 17, 33, 61, 61]);
    expect(waits.slice(8).every((wait) => wait === 61)).toBe(true);
    expect(opened.at(-1)).toBeGreaterThan((24 * HOUR_MS) / 1000 - 62);
  });

  test.each([0, 1, null])('that ended with %s after a long life is back in a second', (exitCode) => {
    const play = new Play();
    play.pass(2000);
    for (let failure = 0; failure < 8; failure++) {
      play.end(1);
      while (play.state.kind === 'resting') play.pass(TICK_MS);
    }
    play.pass(62_000);
    const endedAt = play.now / 1000;
    play.end(exitCode);
    play.pass(3000);
    expect(play.secondsOf('open').at(-1)).toBe(endedAt + 1);
  });

  test('whose page never comes is waited for longer each time', () => {
    const play = new Play();
    play.pass(2 * HOUR_MS, {
      each: () => {
        if (play.state.kind === 'ending') play.end(0);
      },
    });
    const ends = play.secondsOf('end');
    const waits = ends.slice(1).map((at, index) => at - ends[index]!);
    expect(waits.slice(0, 3)).toEqual([123, 124, 126]);
    expect(waits.at(-1)).toBe(182);
  });

  test('is not judged by the beats of the page before it', () => {
    const play = new Play();
    play.pass(5000);
    const before = play.now;
    play.beat();
    play.end(1);
    play.pass(5000);
    play.tell({kind: 'beat', at: before});
    expect(play.state).toMatchObject({kind: 'open', hasBeaten: false});
  });
});

describe('with --until-closed', () => {
  test('a browser that is closed ends the kiosk, however soon', () => {
    for (const lifeMs of [1000, 60_000]) {
      const play = new Play(true);
      play.pass(lifeMs);
      play.end(0);
      expect(play.state).toEqual({kind: 'left', exitCode: 0});
      play.pass(100_000);
      expect(play.secondsOf('open')).toEqual([1]);
    }
  });

  test('a browser that crashed is opened again, and one that cannot run is given up', () => {
    const play = new Play(true);
    play.pass(100_000);
    play.end(null);
    play.pass(10_000);
    expect(play.state.kind).toBe('open');
    for (let early = 0; early < 3; early++) {
      play.end(1);
      while (play.state.kind === 'resting') play.pass(TICK_MS);
    }
    expect(play.state).toEqual({kind: 'left', exitCode: 1});
  });

  test('a browser that was ended for its silence does not end the kiosk', () => {
    const play = new Play(true);
    play.pass(122_000);
    expect(play.state.kind).toBe('ending');
    play.end(0);
    expect(play.state.kind).toBe('resting');
  });
});

describe('the server', () => {
  test('is taken over after three questions without an answer, and not after two', () => {
    let state: ServerState = SERVER_UP;
    const due: boolean[] = [];
    for (const kind of ['silent', 'silent', 'answered', 'silent', 'silent', 'silent'] as const) {
      const step = advanceServer(state, kind === 'silent' ? {kind, now: 1000} : {kind});
      state = step.state;
      due.push(step.isTakeOverDue);
    }
    expect(due).toEqual([false, false, false, false, false, true]);
  });

  test('that cannot be taken over is tried again for ever, later each time up to a minute', () => {
    let state: ServerState = {kind: 'up', misses: 2};
    const tries: number[] = [];
    for (let now = 1000; now < HOUR_MS; now += 1000) {
      const step = advanceServer(state, {kind: 'silent', now});
      state = step.state;
      if (!step.isTakeOverDue) continue;
      tries.push(now / 1000);
      state = advanceServer(state, {kind: 'not-taken-over', now}).state;
    }
    const waits = tries.slice(1).map((at, index) => at - tries[index]!);
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(waits.at(-1)).toBe(60);
  });
});

test('waits one second at first and one minute at last', () => {
  expect([1, 2, 6, 7, 100, 1e9].map(backoffMs)).toEqual([1000, 2000, 32_000, 60_000, 60_000, 60_000]);
});

test('knows a late tick from one that was due', () => {
  const clock = new TickClock();
  expect([0, 1000, 2100, 6000, 60_000, 61_000].map((now) => clock.isOnTime(now))).toEqual([
    true,
    true,
    true,
    true,
    false,
    true,
  ]);
});
