/**
 * Remembers each adapter's tile shape on this device. In IndexedDB, which workers reach by
 * themselves; where the browser keeps nothing, the default shape serves and tuning runs at every
 * start.
 */
import {openDB, type DBSchema, type IDBPDatabase} from 'idb';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Arithmetic} from './shader-parts.ts';
import {nameOfShape, shapeNamed, type WorkgroupShape} from './workgroup-shape.ts';

/** The start of the mirror waits no longer for a slow disk: tuning again costs less. */
const LONGEST_WAIT_MS: Milliseconds = 500;

interface TuningSchema extends DBSchema {
  /**
   * Names of shapes by adapter. Unknown, because other versions of the mirror have written there.
   */
  shapes: {readonly key: string; readonly value: unknown};
}

/**
 * What a shape is remembered by: the adapter in its own words, and the arithmetic, which changes
 * what is fast.
 */
export function tuningKey(info: GPUAdapterInfo, {precision, subgroups}: Arithmetic): string {
  const adapter = [info.vendor, info.architecture, info.device, info.description].join(' / ');
  return `${adapter} / ${precision}${subgroups ? ' subgroups' : ''}`;
}

/**
 * The shape remembered under a key; null when there is none, it is not one of ours, or nothing can
 * be read.
 */
export async function recallShape(key: string): Promise<WorkgroupShape | null> {
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS, null));
  return Promise.race([timeout, withStore(async (database) => shapeNamed(await database.get('shapes', key)))]);
}

/** Remembers a shape; where that fails, tuning simply runs again at the next start. */
export async function rememberShape(key: string, shape: WorkgroupShape): Promise<void> {
  await withStore((database) => database.put('shapes', nameOfShape(shape), key));
}

async function withStore<Result>(
  use: (database: IDBPDatabase<TuningSchema>) => Promise<Result>,
): Promise<Result | null> {
  try {
    const database = await openDB<TuningSchema>('pareidolia-tuning', 1, {
      upgrade: (created) => {
        created.createObjectStore('shapes');
      },
    });
    try {
      return await use(database);
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
