/**
 * The kept pictures as a panel shows them: loading, there, or not to be had; and a deletion that can be taken back for a while.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {toFailure, type Failure} from '../../../protocol/errors.ts';
import type {GalleryPort, KeptPicture} from '../../../protocol/ports.ts';

/** A deletion can be taken back for this long. */
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
  #leaving: {readonly picture: KeptPicture; readonly timer: ReturnType<typeof setTimeout>} | null = null;
  #problem: Failure | null = null;

  constructor(host: ReactiveControllerHost, gallery: () => GalleryPort | null) {
    this.#host = host;
    this.#gallery = gallery;
    host.addController(this);
  }

  /** Without the picture that is leaving. */
  get state(): GalleryState {
    const state = this.#state;
    if (state.kind !== 'ready') return state;
    return {kind: 'ready', pictures: state.pictures.filter(({id}) => id !== this.#leaving?.picture.id)};
  }

  /** The picture whose deletion can still be taken back. */
  get leaving(): KeptPicture | null {
    return this.#leaving?.picture ?? null;
  }

  /** What went wrong with the last deletion. */
  get problem(): Failure | null {
    return this.#problem;
  }

  hostDisconnected(): void {
    // Closing the panel means it: nobody can take it back any more.
    void this.#finishDeletion();
  }

  async load(): Promise<void> {
    const gallery = this.#gallery();
    if (!gallery) return;
    this.#set({kind: 'loading'});
    try {
      const pictures = await gallery.list();
      this.#set({kind: 'ready', pictures: [...pictures].sort((a, b) => b.keptAt - a.keptAt || b.id - a.id)});
    } catch (error) {
      this.#set({kind: 'failed', failure: toFailure(error, 'storage-unavailable')});
    }
  }

  /** Hides a picture at once and deletes it a little later. */
  async delete(picture: KeptPicture): Promise<void> {
    await this.#finishDeletion();
    this.#problem = null;
    const timer = setTimeout(() => void this.#finishDeletion(), UNDO_MS);
    this.#leaving = {picture, timer};
    this.#host.requestUpdate();
  }

  /** Takes the last deletion back. */
  undo(): void {
    if (!this.#leaving) return;
    clearTimeout(this.#leaving.timer);
    this.#leaving = null;
    this.#host.requestUpdate();
  }

  async deleteAll(): Promise<void> {
    if (this.#leaving) clearTimeout(this.#leaving.timer);
    this.#leaving = null;
    await this.#attempt(async (gallery) => {
      await gallery.deleteAll();
      this.#set({kind: 'ready', pictures: []});
    });
  }

  async #finishDeletion(): Promise<void> {
    const leaving = this.#leaving;
    if (!leaving) return;
    clearTimeout(leaving.timer);
    await this.#attempt(async (gallery) => {
      await gallery.delete(leaving.picture.id);
      if (this.#state.kind !== 'ready') return;
      this.#set({kind: 'ready', pictures: this.#state.pictures.filter(({id}) => id !== leaving.picture.id)});
    });
    if (this.#leaving === leaving) this.#leaving = null;
    this.#host.requestUpdate();
  }

  async #attempt(deed: (gallery: GalleryPort) => Promise<void>): Promise<void> {
    const gallery = this.#gallery();
    if (!gallery) return;
    try {
      this.#problem = null;
      await deed(gallery);
    } catch (error) {
      this.#problem = toFailure(error, 'storage-unavailable');
    }
    this.#host.requestUpdate();
  }

  #set(state: GalleryState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
