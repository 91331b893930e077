/** Tabs tell each other that the gallery is no longer as they have read it. */

/** Speaks with the other tabs, and hears them. A tab does not hear itself. */
export class GalleryNews {
  readonly #name: string;
  readonly #listeners = new Set<() => void>();
  #channel: BroadcastChannel | null = null;

  /** @param database the gallery's database: others have their own news. */
  constructor(database: string) {
    this.#name = `${database}.gallery`;
  }

  /** Tells the other tabs to read the gallery again. */
  tell(): void {
    this.#open()?.postMessage(null);
  }

  /** Calls back after each change that another tab has made; the returned function ends that. */
  on(listener: () => void): () => void {
    this.#open();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #open(): BroadcastChannel | null {
    try {
      this.#channel ??= new BroadcastChannel(this.#name);
    } catch {
      // Where the browser keeps tabs apart, each reads the gallery when its panel opens.
      return null;
    }
    // Whatever is said, it only means: read again.
    this.#channel.onmessage = () => {
      for (const listener of [...this.#listeners]) listener();
    };
    return this.#channel;
  }
}
