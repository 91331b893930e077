/** What goes wrong in an exhibit, as a table: each fault is put in for real. */
import {appendFileSync} from 'node:fs';
import {join} from 'node:path';

import type {FailureCode} from '../../src/protocol/errors.ts';
import {plugCameraIn, unplugCamera} from '../support/browser/camera-switch.ts';
import {crashGpuProcess} from '../support/browser/crash-gpu-process.ts';
import {hangEngine, throwInEngine} from '../support/browser/engine-worker.ts';
import {processTree} from './process-memory.ts';
import type {SoakSite} from './soak-site.ts';
import {dispatch} from './visits.ts';

/** A kind of fault. */
export interface Fault {
  readonly kind: string;
  /** The sentence that is due, by its code; null where the visitor need not know. */
  readonly code: FailureCode | null;
  readonly put: (site: SoakSite) => Promise<void>;
  /** Undone by the world some seconds later. */
  readonly lift?: (site: SoakSite) => Promise<void>;
  /** What must be there to fail. */
  readonly needsCamera?: boolean;
  readonly needsEngine?: boolean;
}

/** How long the machine sleeps. */
const SLEEP_MS = 8000;

/** All kinds. */
export const FAULTS: readonly Fault[] = [
  {
    kind: 'camera unplugged',
    code: 'camera-unplugged',
    needsCamera: true,
    put: ({page}) => unplugCamera(page),
    lift: ({page}) => plugCameraIn(page),
  },
  {kind: 'worker throws', code: 'engine-crashed', needsEngine: true, put: ({page}) => throwInEngine(page)},
  {kind: 'worker hangs', code: 'gpu-silent', needsEngine: true, put: ({page}) => hangEngine(page)},
  {
    kind: 'GPU process lost',
    // The browser has a software adapter: the processor draws the mirror, and goes on.
    code: null,
    put: ({browser}) => crashGpuProcess(browser),
  },
  {
    kind: 'storage cleared',
    code: null,
    put: ({page}) =>
      page.evaluate(async () => {
        localStorage.clear();
        for (const {name} of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
      }),
  },
  {
    kind: 'caches cleared',
    code: null,
    put: ({page}) =>
      page.evaluate(async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      }),
  },
  {
    kind: 'machine sleeps',
    code: null,
    put: async ({pid}) => {
      const tree = processTree(pid);
      for (const each of tree) signal(each, 'SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, SLEEP_MS));
      for (const each of [...tree].reverse()) signal(each, 'SIGCONT');
    },
  },
  {
    kind: 'clock moved',
    code: null,
    put: ({page}) =>
      page.evaluate(() => {
        const now = Date.now.bind(Date);
        Date.now = () => now() - 86_400_000;
      }),
  },
  {
    kind: 'new version',
    code: null,
    put: async ({page, folder}) => {
      appendFileSync(join(folder, 'service-worker.js'), `\n// ${Math.random()}\n`);
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.getRegistration())?.update();
      });
    },
  },
  {
    kind: 'bad file',
    code: 'file-unreadable',
    put: ({page}) =>
      page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['Wish you were here.'], 'phone.heic', {type: 'image/heic'}));
        window.dispatchEvent(new DragEvent('drop', {dataTransfer, cancelable: true}));
      }),
    lift: ({page}) => dispatch(page, {kind: 'notice-closed'}),
  },
];

function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended since.
  }
}
