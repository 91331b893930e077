/** The gallery's database: its stores, and how an older one becomes a newer one. */
import {openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction} from 'idb';

import type {KeptGlance, KeptPicture} from '../ports.ts';

/**
 * Both stores have the same keys. A key is given once and never again, each larger than the one
 * before it: the sequence in which pictures were kept, whatever the clock said. Rows may be damaged
 * or from another version, so reading them promises nothing.
 */
export interface GallerySchema extends DBSchema {
  /** Whole pictures. */
  pictures: {key: number; value: Omit<KeptPicture, 'id'> & {id?: number}};
  /** What the grid shows of them. It can be made anew from the pictures. */
  glances: {key: number; value: KeptGlance};
}

/** An open database. */
export type GalleryDatabase = IDBPDatabase<GallerySchema>;

/** A change of both stores. */
export type GalleryChange = IDBPTransaction<GallerySchema, readonly ('pictures' | 'glances')[], 'readwrite'>;

/** 2 has glances; the pictures of 1 stay as they are. */
const VERSION = 2;

/**
 * Opens a database, or makes it.
 *
 * @param onClosed Called when it has been closed from outside and must be opened again.
 */
export function openGallery(name: string, onClosed: () => void): Promise<GalleryDatabase> {
  return openDB<GallerySchema>(name, VERSION, {
    upgrade: (database, from) => {
      if (from < 1) database.createObjectStore('pictures', {keyPath: 'id', autoIncrement: true});
      if (from < 2) database.createObjectStore('glances', {keyPath: 'id'});
    },
    // Another tab with a newer version must not wait for this one.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}
