/**
 * The kept pictures as a panel shows them: a page of them, one of them large, and a deletion that
 * can be undone for a while.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {toFailure, type Failure} from '../../../../protocol/errors.ts';
import type {GalleryPort, KeptGlance, KeptPicture} from '../../../ports.ts';
import {pageOf, type GalleryPage} from './gallery-pages.ts';

/** How long a deletion can be undone. */
const UNDO_MS = 7_000;

/** What the panel draws. */
export type GalleryState =
  {readonly kind: 'loading'} | {readonly kind: 'ready'} | {readonly kind: 'failed'; readonly failure: Failure};

/** Reads a page of the gallery at a time, and carries out its deletions. */
export class GalleryController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #gallery: () => GalleryPort | null;
  #state: GalleryState = {kind: 'loading'};
  #ids: readonly number[] = [];
  #wantedPage = 0;
  /** Of the page, as far as they have been read. */
  readonly #glances = new Map<number, KeptGlance>();
  /** Pictures that were found to be damaged. */
  readonly #damaged = new Set<number>();
  /** Rows that are not even listed. */
  #unlisted = 0;
  #opened: KeptPicture | null = null;
  #deleted: {readonly picture: KeptPicture; readonly timer: ReturnType<typeof setTimeout>} | null = null;
  #problem: Failure | null = null;
  /** Counts readings: what an older one still finds is dropped. */
  #reading = 0;
  #stopListening: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, gallery: () => GalleryPort | null) {
    this.#host = host;
    this.#gallery = gallery;
    host.addController(this);
  }

  get state(): GalleryState {
    return this.#state;
  }

  /** How many pictures there are, those that cannot be read included. */
  get count(): number {
    return this.#ids.length + this.#unlisted;
  }

  /** How many of them have been found that cannot be read. */
  get unreadable(): number {
    return this.#damaged.size + this.#unlisted;
  }

  get page(): GalleryPage {
    return pageOf(this.#ids, this.#wantedPage);
  }

  /** Of the page, newest first, as far as they have been read. */
  get pictures(): readonly KeptGlance[] {
    return this.page.ids.flatMap((id) => this.#glances.get(id) ?? []);
  }

  /** The picture that is shown large. */
  get opened(): KeptPicture | null {
    return this.#opened;
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
    this.#reading++;
    this.#stopListening?.();
    this.#stopListening = null;
    this.#forget();
  }

  /** Reads the gallery, and again whenever another tab changes it. */
  async load(): Promise<void> {
    this.#state = {kind: 'loading'};
    this.#host.requestUpdate();
    this.#stopListening ??= this.#gallery()?.onChanged(() => void this.#read()) ?? null;
    await this.#read();
  }

  /** Turns to the page that is so many further towards the older ones. */
  async turn(by: 1 | -1): Promise<void> {
    this.#wantedPage = this.page.index + by;
    await this.#read();
  }

  async open(id: number): Promise<void> {
    await this.#attempt(async (gallery) => {
      this.#opened = await gallery.open(id);
      if (this.#opened === null) this.#damaged.add(id);
    });
  }

  /** Goes back to the grid. */
  close(): void {
    this.#opened = null;
    this.#host.requestUpdate();
  }

  /**
   * Deletes the opened picture at once, so that a tab closed right after keeps nothing; the picture
   * itself stays at hand for a while.
   */
  async deleteOpened(): Promise<void> {
    const picture = this.#opened;
    if (picture === null) return;
    this.#forget();
    this.close();
    await this.#attempt(async (gallery) => {
      await gallery.delete(picture.id);
      const timer = setTimeout(() => {
        this.#forget();
      }, UNDO_MS);
      this.#deleted = {picture, timer};
    });
    await this.#read();
  }

  /** Undoes the last deletion: stores the picture again. */
  async undo(): Promise<void> {
    const picture = this.deleted;
    if (!picture) return;
    this.#forget();
    await this.#attempt((gallery) => gallery.restore(picture));
    await this.#read();
  }

  async deleteAll(): Promise<void> {
    this.#forget();
    await this.#attempt((gallery) => gallery.deleteAll());
    await this.#read();
  }

  /** Reads what there is, then each picture of the page that is not known yet, one by one. */
  async #read(): Promise<void> {
    const gallery = this.#gallery();
    if (!gallery) return;
    const reading = ++this.#reading;
    try {
      const {ids, unreadable} = await gallery.list();
      if (reading !== this.#reading) return;
      this.#settle(ids, unreadable);
      for (const id of this.page.ids) {
        if (this.#glances.has(id) || this.#damaged.has(id)) continue;
        const glance = await gallery.glance(id);
        if (reading !== this.#reading) return;
        if (glance === null) this.#damaged.add(id);
        else this.#glances.set(id, glance);
        this.#host.requestUpdate();
      }
    } catch (error) {
      if (reading !== this.#reading) return;
      this.#state = {kind: 'failed', failure: toFailure(error, 'storage-unavailable')};
      this.#host.requestUpdate();
    }
  }

  /** Takes a list over, and lets go of what is not on the page. */
  #settle(ids: readonly number[], unlisted: number): void {
    this.#ids = ids;
    this.#unlisted = unlisted;
    this.#state = {kind: 'ready'};
    const there = new Set(ids);
    if (this.#opened && !there.has(this.#opened.id)) this.#opened = null;
    const shown = new Set(this.page.ids);
    for (const id of [...this.#glances.keys()]) if (!shown.has(id)) this.#glances.delete(id);
    for (const id of [...this.#damaged]) if (!there.has(id)) this.#damaged.delete(id);
    this.#host.requestUpdate();
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
}
