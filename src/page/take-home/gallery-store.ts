/** Kept pictures in IndexedDB, on this device and in this browser only. */
import {EngineError} from '../../protocol/errors.ts';
import type {GalleryPort, KeptGlance, KeptList, KeptPicture} from '../ports.ts';
import {openGallery, type GalleryChange, type GalleryDatabase} from './gallery-database.ts';
import {GalleryNews} from './gallery-news.ts';
import {readGlance, readPicture} from './kept-row.ts';
import {makeThumbnail} from './make-thumbnail.ts';

const DEFAULT_NAME = 'pareidolia';

const STORES = ['pictures', 'glances'] as const;

/**
 * The gallery's storage. It opens the database when it is first needed, and again after the browser
 * closed it. Rows are read one by one: a damaged one is told as missing and left where it is.
 */
export class GalleryStore implements GalleryPort {
  readonly #name: string;
  readonly #news: GalleryNews;
  #database: Promise<GalleryDatabase> | null = null;

  /** @param name another database, for tests. */
  constructor(name = DEFAULT_NAME) {
    this.#name = name;
    this.#news = new GalleryNews(name);
  }

  /** Reads keys alone. */
  list(): Promise<KeptList> {
    return this.#run(async (database) => {
      const keys: readonly unknown[] = await database.getAllKeys('pictures');
      const ids = keys.filter((key) => typeof key === 'number').toSorted((a, b) => b - a);
      return {ids, unreadable: keys.length - ids.length};
    });
  }

  glance(id: number): Promise<KeptGlance | null> {
    return this.#run(async (database) => {
      const known = readGlance(await readRow(database, 'glances', id));
      if (known !== null) return known;
      const picture = readPicture(await readRow(database, 'pictures', id));
      const glance = picture && (await glanceAt(picture));
      if (glance !== null) await keepGlance(database, glance);
      return glance;
    });
  }

  open(id: number): Promise<KeptPicture | null> {
    return this.#run(async (database) => {
      const picture = readPicture(await readRow(database, 'pictures', id));
      return picture !== null && (await isReadable(picture.png)) ? picture : null;
    });
  }

  async keep({png, width, height, keptAt, title}: Omit<KeptPicture, 'id'>): Promise<KeptPicture> {
    const picture = {png, width, height, keptAt, title};
    // Asked for with the first picture, when a browser is most willing; a refusal changes nothing.
    void navigator.storage.persist().catch(() => false);
    const id = await this.#put(picture);
    return {...picture, id};
  }

  async restore({id, png, width, height, keptAt, title}: KeptPicture): Promise<void> {
    await this.#put({id, png, width, height, keptAt, title});
  }

  delete(id: number): Promise<void> {
    return this.#change(async (change) => {
      await change.objectStore('pictures').delete(id);
      await change.objectStore('glances').delete(id);
    });
  }

  deleteAll(): Promise<void> {
    return this.#change(async (change) => {
      await change.objectStore('pictures').clear();
      await change.objectStore('glances').clear();
    });
  }

  onChanged(listener: () => void): () => void {
    return this.#news.on(listener);
  }

  /** Without an id, the picture is the newest. */
  async #put(picture: Omit<KeptPicture, 'id'> & {id?: number}): Promise<number> {
    // Made before the change begins, which would not wait for it.
    const glance = await glanceAt({id: 0, ...picture});
    return this.#change(async (change) => {
      const id = await change.objectStore('pictures').put(picture);
      if (glance !== null) await change.objectStore('glances').put({...glance, id});
      return id;
    });
  }

  /** Changes all of it or nothing, and tells the other tabs. */
  #change<Result>(work: (change: GalleryChange) => Promise<Result>): Promise<Result> {
    return this.#run(async (database) => {
      const change = database.transaction(STORES, 'readwrite');
      const [result] = await Promise.all([work(change), change.done]);
      this.#news.tell();
      return result;
    });
  }

  async #run<Result>(work: (database: GalleryDatabase) => Promise<Result>): Promise<Result> {
    try {
      return await work(await this.#open());
    } catch (error) {
      throw galleryError(error);
    }
  }

  #open(): Promise<GalleryDatabase> {
    const forget = () => {
      this.#database = null;
    };
    this.#database ??= openGallery(this.#name, forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    return this.#database;
  }
}

/** A full disk, or anything else that keeps the database from working. */
export function galleryError(thrown: unknown): EngineError {
  const name = thrown instanceof Error ? thrown.name : '';
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const code = name === 'QuotaExceededError' ? 'storage-full' : 'storage-unavailable';
  return new EngineError(code, detail, {cause: thrown});
}

/**
 * A row, or undefined for one that the browser cannot read any more: its file may be gone. The
 * others are read in transactions of their own, so that it does not take them with it.
 */
async function readRow(database: GalleryDatabase, store: (typeof STORES)[number], id: number): Promise<unknown> {
  try {
    return await database.get(store, id);
  } catch (error) {
    // The database itself has been closed.
    if (error instanceof DOMException && error.name === 'InvalidStateError') throw error;
    return undefined;
  }
}

/** Makes what the grid shows; null where the picture cannot be shown. */
async function glanceAt(picture: KeptPicture): Promise<KeptGlance | null> {
  const {id, width, height, keptAt, title} = picture;
  try {
    return {id, width, height, keptAt, title, thumbnail: await makeThumbnail(picture)};
  } catch {
    return null;
  }
}

/** For the next time; where there is no room it is made again. */
async function keepGlance(database: GalleryDatabase, glance: KeptGlance): Promise<void> {
  const change = database.transaction(STORES, 'readwrite');
  // Another tab may have deleted the picture meanwhile.
  const keep = async (): Promise<void> => {
    const key = await change.objectStore('pictures').getKey(glance.id);
    if (key !== undefined) await change.objectStore('glances').put(glance);
  };
  await Promise.allSettled([keep(), change.done]);
}

/** Whether a picture's file is still there. */
async function isReadable(file: Blob): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
