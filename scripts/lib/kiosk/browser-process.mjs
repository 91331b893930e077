/**
 * The kiosk's browser as a process: opened, ended, ended by force.
 */
import {spawn} from 'node:child_process';

/** A group of its own: Ctrl-C reaches the launcher alone, which then ends the browser politely. */
const HAS_GROUPS = process.platform !== 'win32';

/** One run of the browser. */
export class BrowserProcess {
  #child;

  /**
   * @param {string} browser
   * @param {readonly string[]} flags
   * @param {(exitCode: number | null) => void} onEnd Called once, also when it could not be
   *   started.
   */
  constructor(browser, flags, onEnd) {
    this.#child = spawn(browser, flags, {stdio: 'ignore', detached: HAS_GROUPS});
    let hasEnded = false;
    /** @param {number | null} exitCode */
    const end = (exitCode) => {
      if (!hasEnded) onEnd(exitCode);
      hasEnded = true;
    };
    this.#child.once('exit', end);
    this.#child.once('error', (error) => {
      console.error(`The browser did not start: ${error.message}`);
      end(null);
    });
  }

  /** Asks it to end. */
  end() {
    this.#child.kill('SIGTERM');
  }

  /** Ends it and everything that it started. */
  kill() {
    const {pid} = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(HAS_GROUPS ? -pid : pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
}
