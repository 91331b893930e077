/** What the mirror can do, in the order of the row. A mode is one row here. */
import type {MirrorMode} from '../../../../protocol/dreams.ts';

/** A mode's name. */
export type ModeId = MirrorMode;

/** One mode. */
export interface Mode {
  readonly id: ModeId;
  readonly title: string;
}

/** All modes that exist. */
export const MODES: readonly Mode[] = [
  {id: 'paint', title: 'Paint'},
  {id: 'dream', title: 'Dream'},
  {id: 'lens', title: 'Look inside'},
];
