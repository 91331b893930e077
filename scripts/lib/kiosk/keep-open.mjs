/**
 * Keeps a browser open on the mirror, and the mirror's server up, until it is told to stop. The
 * decisions are made in browser-watch and server-watch; here they are carried out.
 */
import {setTimeout as pause} from 'node:timers/promises';

import {askHeartbeat} from './ask-heartbeat.mjs';
import {BrowserProcess} from './browser-process.mjs';
import {advanceBrowser, BEFORE_FIRST_BROWSER} from './browser-watch.mjs';
import {freeProfile} from './profile-lock.mjs';
import {advanceServer, SERVER_UP} from './server-watch.mjs';
import {TickClock, TICK_MS} from './tick-clock.mjs';

/** A browser that was told to end when the kiosk stops gets this long. */
const LAST_END_MS = 5000;

/**
 * @typedef {object} KioskParts
 * @property {string} browser
 * @property {readonly string[]} flags
 * @property {string} profile
 * @property {{host: string, port: number}} address
 * @property {boolean} untilClosed
 * @property {() => Promise<import('../bring-up.mjs').Mirror>} takeOver Serves the mirror here, now
 *   that nobody else does.
 * @property {AbortSignal} stopping
 */

/** One kiosk. */
export class Kiosk {
  #parts;
  /** @type {import('./browser-watch.mjs').BrowserState} */
  #state = BEFORE_FIRST_BROWSER;
  /** @type {import('./server-watch.mjs').ServerState} */
  #server = SERVER_UP;
  /** @type {BrowserProcess | null} */
  #process = null;
  #clock = new TickClock();
  #saidUnwatched = false;

  /** @param {KioskParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @returns {Promise<number>} The exit code, once the kiosk has been left. */
  async run() {
    const {stopping} = this.#parts;
    while (!stopping.aborted) {
      await this.#tick();
      if (this.#state.kind === 'left') return this.#state.exitCode;
      await pause(TICK_MS, undefined, {signal: stopping}).catch(() => undefined);
    }
    await this.#endForGood();
    return 0;
  }

  async #tick() {
    const isOnTime = this.#clock.isOnTime(performance.now());
    const answer = await askHeartbeat(this.#parts.address);
    const now = performance.now();
    if (answer.kind === 'silent') await this.#hearSilence(now);
    else this.#server = advanceServer(this.#server, {kind: 'answered'}).state;
    if (answer.kind === 'unwatched') this.#warnOnce();
    if (answer.kind === 'heard' && answer.ageMs !== null) await this.#tell({kind: 'beat', at: now - answer.ageMs});
    await this.#tell({kind: 'tick', now, isJudged: isOnTime && answer.kind === 'heard'});
  }

  /** @param {number} now */
  async #hearSilence(now) {
    const {state, isTakeOverDue} = advanceServer(this.#server, {kind: 'silent', now});
    this.#server = state;
    if (!isTakeOverDue) return;
    console.log('The server of the mirror has gone. It is served from here now.');
    try {
      const mirror = await this.#parts.takeOver();
      console.log(mirror.message);
      if (mirror.kind !== 'stop') return;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
    this.#server = advanceServer(this.#server, {kind: 'not-taken-over', now: performance.now()}).state;
  }

  #warnOnce() {
    if (this.#saidUnwatched) return;
    this.#saidUnwatched = true;
    console.error(
      'Warning: the running server is of an older version, so a page that crashes is not noticed. ' +
        'Stop that server: it is then served from here.',
    );
  }

  /** @param {import('./browser-watch.mjs').BrowserEvent} event */
  async #tell(event) {
    const {state, commands} = advanceBrowser(this.#state, event, this.#parts.untilClosed);
    this.#state = state;
    for (const command of commands) await this.#carryOut(command);
  }

  /** @param {import('./browser-watch.mjs').BrowserCommand} command */
  async #carryOut(command) {
    switch (command.kind) {
      case 'say':
        console.log(command.text);
        break;
      case 'open':
        await this.#open();
        break;
      case 'end':
        this.#process?.end();
        break;
      case 'kill':
        this.#process?.kill();
        break;
    }
  }

  async #open() {
    const {browser, flags, profile} = this.#parts;
    /** @param {number | null} exitCode */
    const onEnd = (exitCode) => {
      this.#process = null;
      void this.#tell({kind: 'ended', now: performance.now(), exitCode});
    };
    try {
      await freeProfile(profile);
      this.#process = new BrowserProcess(browser, flags, onEnd);
    } catch (error) {
      // A full disk, say. The next attempt comes, as after a browser that crashed.
      console.error(error instanceof Error ? error.message : error);
      onEnd(null);
    }
  }

  async #endForGood() {
    const waitUntil = performance.now() + LAST_END_MS;
    this.#process?.end();
    while (this.#process !== null && performance.now() < waitUntil) await pause(50);
    this.#process?.kill();
  }
}
