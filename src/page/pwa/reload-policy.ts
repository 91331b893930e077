/** When a reload mends what a running page cannot. Pure, so that every history can be tested. */

/** The engine's script did not arrive so often in a row: another start does not help. */
const STARTS_TO_RELOAD = 2;

/** What the page knows when something of it could not be loaded. */
export interface ReloadSigns {
  readonly ownBuild: string;
  /** Another build that the server has, or null. */
  readonly otherBuild: string | null;
  /** Starts of the engine in a row that failed although the server could be reached. */
  readonly failedStarts: number;
  /** Reasons for which this tab has reloaded before. */
  readonly done: readonly string[];
}

/**
 * The reason for a reload, or null where none would help. Each reason counts once, so that a server
 * that is itself damaged gets no endless row of reloads.
 */
export function reasonToReload({ownBuild, otherBuild, failedStarts, done}: ReloadSigns): string | null {
  const reason = otherBuild ?? (failedStarts >= STARTS_TO_RELOAD ? ownBuild : null);
  return reason === null || done.includes(reason) ? null : reason;
}

/** Reasons that are done, for as long as the tab lives. */
export interface ReloadMemory {
  read(): readonly string[];
  /** @returns Whether it will be remembered: without a memory nothing may reload by itself. */
  write(done: readonly string[]): boolean;
}

const KEY = 'pareidolia.reloads';

/** Kept by the browser for the tab. */
export const TAB_MEMORY: ReloadMemory = {
  read: () => {
    try {
      const done: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
      return Array.isArray(done) ? done.map(String) : [];
    } catch {
      return [];
    }
  },
  write: (done) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(done));
      return true;
    } catch {
      return false;
    }
  },
};
