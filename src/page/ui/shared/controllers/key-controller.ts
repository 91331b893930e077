/**
 * Turns keys into commands, by the one table; keys that the focused control uses itself are left to
 * it.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {commandForKey, type Command} from '../../../../catalogue/commands.ts';
import {usesKey} from './key-use.ts';
import {meantKey} from './meant-key.ts';

/** Hears the commands. */
export interface CommandHost {
  /** @param key The key as the table names it, for commands with several. */
  onCommand(command: Command, key: string): void;
}

/** One for the page. */
export class KeyController implements ReactiveController {
  readonly #host: CommandHost;

  constructor(host: ReactiveControllerHost & CommandHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#onKeyDown);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onKeyDown);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const key = meantKey(event);
    const command = commandForKey(key);
    if (command === null || event.composedPath().some((target) => usesKey(target, event.key))) return;
    // A held arrow may walk on; a held shutter or toggle may not.
    if (event.repeat && !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    this.#host.onCommand(command, key);
  };
}
