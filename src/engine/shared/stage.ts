/** What paint, dream and lens have in common: each works towards its part of what is shown. */
import type {CanvasLayout} from '../../protocol/messages.ts';
import type {Show} from '../../protocol/show.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/** The part of the layout that stages need: the canvas's size, and which tiles there are. */
export type StageLayout = Pick<CanvasLayout, 'size' | 'tiles'>;

/** A mode's worker in the engine. Its work never holds up the mirror. */
export interface Stage<Status = unknown> {
  /** What the mirror shows now. A stage whose mode is not shown rests. */
  setShow(show: Show): void;
  setLayout(layout: StageLayout): void;
  /** A hidden tab works on nothing. */
  setPaused(isPaused: boolean): void;
  /** Goes on if there is anything to do. Called with each camera frame and each display frame. */
  wake(now: Milliseconds): void;
  /** Its lines in the status panel. */
  status(now: Milliseconds): Status;
  dispose(): void;
}
