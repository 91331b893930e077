/** What the mirror can do, in the order of the row. A mode is one row here. */
import type {MirrorMode} from '../../../../protocol/show.ts';

/** A mode's name. */
export type ModeId = MirrorMode;

/** One mode. */
export interface Mode {
  readonly id: ModeId;
  readonly title: 'modes.paint' | 'modes.dream' | 'modes.lens';
}

/** All modes that exist. */
export const MODES: readonly Mode[] = [
  {id: 'paint', title: 'modes.paint'},
  {id: 'dream', title: 'modes.dream'},
  {id: 'lens', title: 'modes.lens'},
];
