/** Pictures and databases for tests of the gallery, in a browser. */
import {openDB} from 'idb';

import type {KeptPicture} from '../../../src/page/ports.ts';

/** A row as any version may have left it. */
type Row = Readonly<Record<string, unknown>>;

/** A picture of one colour. */
export async function pictureOf(colour: string, width = 400, height = 300): Promise<Omit<KeptPicture, 'id'>> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return {png: await canvas.convertToBlob(), width, height, keptAt: Date.UTC(2026, 10, 29), title: colour};
}

/** A gallery's database as its first version made it, with these rows. */
export async function makeFirstVersion(name: string, rows: readonly Row[]): Promise<void> {
  const database = await openDB(name, 1, {
    upgrade: (made) => {
      made.createObjectStore('pictures', {keyPath: 'id', autoIncrement: true});
    },
  });
  for (const row of rows) await database.add('pictures', row);
  database.close();
}

/** Puts rows into a store of a database that is there, as they are. */
export async function putRows(name: string, store: 'pictures' | 'glances', rows: readonly Row[]): Promise<void> {
  const database = await openDB(name);
  const change = database.transaction(store, 'readwrite');
  for (const row of rows) void change.store.put(row);
  await change.done;
  database.close();
}

/** How many rows a store has. */
export async function countRows(name: string, store: 'pictures' | 'glances'): Promise<number> {
  const database = await openDB(name);
  const count = await database.count(store);
  database.close();
  return count;
}
