/**
 * The kept pictures as a panel shows them: loading, loaded or failed; and a deletion that can be
 * undone for a while.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {toFailure, type Failure} from '../../../../protocol/errors.ts';
import type {GalleryPort, KeptPicture} from '../../../ports.ts';

/** How long a deletion can be undone. */
const UNDO_MS = 7_000;

/** What the panel draws. Pictures are newest first. */
export type GalleryState =
  | {readonly kind: 'loading'}
  | {readonly kind: 'ready'; readonly pictures: readonly KeptPicture[]}
  | {readonly kind: 'failed'; readonly failure: Failure};

/** Reads the gallery when the panel opens, and carries out its deletions. */
export class GalleryController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #gallery: () => GalleryPort | null;
  #state: GalleryState = {kind: 'loading'};
  #deleted: {readonly picture: KeptPicture; readonly timer: ReturnType<typeof setTimeout>} | null = null;
  #problem: Failure | null = null;

  constructor(host: ReactiveControllerHost, gallery: () => GalleryPort | null) {
    this.#host = host;
    this.#gallery = gallery;
    host.addController(this);
  }

  get state(): GalleryState {
    return this.#state;
  }

  /** The picture whose deletion can still be undone. */
  get deleted(): KeptPicture | null {
    return this.#deleted?.picture ?? null;
  }

  /** Why the last deletion, or undoing it, failed. */
  get problem(): Failure | null {
    return this.#problem;
  }

  hostDisconnected(): void {
    this.#forget();
  }

  async load(): Promise<void> {
    const gallery = this.#gallery();
    if (!gallery) return;
    this.#set({kind: 'loading'});
    try {
      this.#set({kind: 'ready', pictures: newestFirst(await gallery.list())});
    } catch (error) {
      this.#set({kind: 'failed', failure: toFailure(error, 'storage-unavailable')});
    }
  }

  /**
   * Deletes at once, so that a tab closed right after keeps nothing; the picture itself stays at
   * hand for a while.
   */
  async delete(picture: KeptPicture): Promise<void> {
    this.#forget();
    await this.#attempt(async (gallery) => {
      await gallery.delete(picture.id);
      this.#setPictures((pictures) => pictures.filter(({id}) => id !== picture.id));
      const timer = setTimeout(() => {
        this.#forget();
      }, UNDO_MS);
      this.#deleted = {picture, timer};
    });
  }

  /** Undoes the last deletion: stores the picture again. */
  async undo(): Promise<void> {
    const picture = this.deleted;
    if (!picture) return;
    this.#forget();
    await this.#attempt(async (gallery) => {
      const kept = await gallery.keep(picture);
      this.#setPictures((pictures) => newestFirst([...pictures, kept]));
    });
  }

  async deleteAll(): Promise<void> {
    this.#forget();
    await this.#attempt(async (gallery) => {
      await gallery.deleteAll();
      this.#setPictures(() => []);
    });
  }

  /** From now on the deletion is final. */
  #forget(): void {
    if (!this.#deleted) return;
    clearTimeout(this.#deleted.timer);
    this.#deleted = null;
    this.#host.requestUpdate();
  }

  async #attempt(action: (gallery: GalleryPort) => Promise<void>): Promise<void> {
    const gallery = this.#gallery();
    if (!gallery) return;
    try {
      this.#problem = null;
      await action(gallery);
    } catch (error) {
      this.#problem = toFailure(error, 'storage-unavailable');
    }
    this.#host.requestUpdate();
  }

  #setPictures(change: (pictures: readonly KeptPicture[]) => readonly KeptPicture[]): void {
    if (this.#state.kind === 'ready') this.#set({kind: 'ready', pictures: change(this.#state.pictures)});
  }

  #set(state: GalleryState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function newestFirst(pictures: readonly KeptPicture[]): readonly KeptPicture[] {
  return [...pictures].sort((a, b) => b.keptAt - a.keptAt || b.id - a.id);
}
