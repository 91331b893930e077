/** Kept pictures in IndexedDB, on this device and in this browser only. */
import {openDB, type DBSchema, type IDBPDatabase} from 'idb';
import {EngineError} from '../../protocol/errors.ts';
import type {GalleryPort, KeptPicture} from '../ports.ts';

const DEFAULT_NAME = 'pareidolia';
const VERSION = 1;
const STORE = 'pictures';

interface GallerySchema extends DBSchema {
  pictures: {key: number; value: Omit<KeptPicture, 'id'> & {id?: number}};
}

/**
 * The gallery's storage. It opens the database when it is first needed, and again after the browser
 * closed it.
 */
export class GalleryStore implements GalleryPort {
  readonly #name: string;
  #database: Promise<IDBPDatabase<GallerySchema>> | null = null;

  /** @param name another database, for tests. */
  constructor(name = DEFAULT_NAME) {
    this.#name = name;
  }

  /** Newest first. The pictures' bytes stay on disk until their blobs are read. */
  list(): Promise<readonly KeptPicture[]> {
    return this.#run(async (database) => {
      const pictures = await database.getAll(STORE);
      return pictures.filter(hasId).toSorted((a, b) => b.keptAt - a.keptAt || b.id - a.id);
    });
  }

  keep(picture: Omit<KeptPicture, 'id'>): Promise<KeptPicture> {
    return this.#run(async (database) => {
      // Asked for with the first picture, when a browser is most willing; a refusal changes
      // nothing.
      void navigator.storage.persist().catch(() => false);
      const {png, width, height, keptAt, title} = picture;
      const id = await database.add(STORE, {png, width, height, keptAt, title});
      return {...picture, id};
    });
  }

  delete(id: number): Promise<void> {
    return this.#run((database) => database.delete(STORE, id));
  }

  deleteAll(): Promise<void> {
    return this.#run((database) => database.clear(STORE));
  }

  async #run<Result>(work: (database: IDBPDatabase<GallerySchema>) => Promise<Result>): Promise<Result> {
    try {
      return await work(await this.#open());
    } catch (error) {
      throw galleryError(error);
    }
  }

  #open(): Promise<IDBPDatabase<GallerySchema>> {
    this.#database ??= openDB<GallerySchema>(this.#name, VERSION, {
      upgrade: (database) => {
        database.createObjectStore(STORE, {keyPath: 'id', autoIncrement: true});
      },
      // Another tab with a newer version must not wait for this one.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        this.#database = null;
      },
      terminated: () => {
        this.#database = null;
      },
    }).catch((error: unknown) => {
      this.#database = null;
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

function hasId<Picture extends {id?: number}>(picture: Picture): picture is Picture & {id: number} {
  return picture.id !== undefined;
}
