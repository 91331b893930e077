/**
 * When the graphics card was lost, beyond a reload and in every tab: the browser's rule about
 * losses counts for the whole site, see `restart-policy.ts`.
 */
import type {Milliseconds} from '../../protocol/units.ts';

/** Losses, by the wall clock. */
export interface LossMemory {
  /** How long ago each loss was, oldest first; none from the future or of an older time. */
  agesMs(): readonly Milliseconds[];
  note(): void;
}

const KEY = 'pareidolia.losses';

/** Older losses change nothing. */
const REMEMBERED_MS: Milliseconds = 10 * 60_000;

/** Kept by the browser for the site; where it keeps nothing, a reload forgets. */
export const SITE_MEMORY: LossMemory = {
  agesMs: () => {
    const now = Date.now();
    return read()
      .map((at) => now - at)
      .filter((age) => age >= 0 && age < REMEMBERED_MS)
      .sort((a, b) => b - a);
  },
  note: () => {
    const now = Date.now();
    const kept = read().filter((at) => at <= now && now - at < REMEMBERED_MS);
    try {
      localStorage.setItem(KEY, JSON.stringify([...kept, now]));
    } catch {
      // A full or forbidden storage: this page still knows.
    }
  },
};

function read(): readonly number[] {
  try {
    const losses: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(losses) ? losses.filter((at): at is number => Number.isFinite(at)) : [];
  } catch {
    return [];
  }
}
