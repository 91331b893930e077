/** What the mirror can do, in the order of the row. A mode is one row here, and appears once it exists. */

/** A mode's name. */
export type ModeId = 'paint';

/** One mode. */
export interface Mode {
  readonly id: ModeId;
  readonly title: string;
}

/** All modes that exist. */
export const MODES: readonly Mode[] = [{id: 'paint', title: 'Paint'}];
