/**
 * Everything that can happen to the page's state, as past-tense facts.
 */
import type {DreamId} from '../../catalogue/dreams.ts';
import type {MirrorMode} from '../../protocol/show.ts';
import type {Failure} from '../../protocol/errors.ts';
import type {LensChange, LensId} from '../../catalogue/lenses.ts';
import type {StyleId} from '../../protocol/paint.ts';
import type {EngineEvent} from '../../protocol/messages.ts';
import type {SourceState} from '../ports.ts';
import type {UnitInterval} from '../../protocol/units.ts';
import type {FinishedPicture, Keeping, OfflineState, PanelName} from './app-state.ts';
import type {Settings} from '../../catalogue/settings.ts';

/** What changes the look. */
export type PaintAction =
  | {readonly kind: 'style-picked'; readonly style: StyleId}
  | {readonly kind: 'style-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'style-numbered'; /** Counts from 0. */ readonly index: number}
  | {readonly kind: 'plain-toggled'}
  /** A tile is being dragged towards another, or the slider moves. */
  | {readonly kind: 'mix-moved'; readonly style: StyleId; readonly mixStyle: StyleId; readonly share: UnitInterval}
  | {readonly kind: 'mix-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'mix-undone'}
  | {readonly kind: 'surprised'; readonly random: () => number}
  | {readonly kind: 'strength-set'; readonly strength: UnitInterval}
  | {readonly kind: 'strength-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'colours-toggled'}
  | {readonly kind: 'wipe-toggled'}
  | {readonly kind: 'wipe-moved'; readonly share: UnitInterval};

/** What changes the dream. */
export type DreamAction =
  | {readonly kind: 'mode-picked'; readonly mode: MirrorMode}
  | {readonly kind: 'dream-picked'; readonly dream: DreamId}
  | {readonly kind: 'dream-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'dream-numbered'; /** Counts from 0. */ readonly index: number}
  | {readonly kind: 'dream-strength-set'; readonly strength: UnitInterval}
  | {readonly kind: 'dream-strength-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'dream-depth-set'; readonly depth: UnitInterval}
  | {readonly kind: 'dream-held-toggled'}
  | {readonly kind: 'dream-over-toggled'}
  | {readonly kind: 'dream-zoom-toggled'}
  | {readonly kind: 'dream-surprised'; readonly random: () => number}
  /** Something was held up, and the engine has looked at it. */
  | {readonly kind: 'dream-guided'};

/** What changes the lens. */
export type LensAction =
  | {readonly kind: 'lens-picked'; readonly lens: LensId}
  | {readonly kind: 'lens-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'lens-numbered'; /** Counts from 0. */ readonly index: number}
  | {readonly kind: 'lens-surprised'; readonly random: () => number}
  | {readonly kind: 'lens-options-changed'; readonly change: LensChange}
  /** The number that the lens turns, one step up or down. */
  | {readonly kind: 'lens-nudged'; readonly by: 1 | -1};

/** Something happened in the engine. */
export interface EngineAction {
  readonly kind: 'engine';
  readonly event: EngineEvent;
}

/** What happened on the way to a picture. */
export type ShotAction =
  | {readonly kind: 'countdown-moved'; /** Seconds left, from 3. */ readonly remaining: number}
  | {readonly kind: 'shot-cancelled'}
  | {readonly kind: 'finishing-started'; readonly isUnmirrored: boolean}
  | {readonly kind: 'finishing-progressed'; readonly share: UnitInterval}
  | {readonly kind: 'picture-finished'; readonly picture: FinishedPicture}
  | {readonly kind: 'finishing-failed'; readonly failure: Failure}
  | {readonly kind: 'keeping-changed'; readonly keeping: Keeping}
  /** Back to the live mirror, with or without the picture. */
  | {readonly kind: 'shot-ended'};

/** Any of them. */
export type Action =
  | PaintAction
  | DreamAction
  | LensAction
  | EngineAction
  | ShotAction
  | {readonly kind: 'source-chosen'; readonly source: Settings['source']}
  | {readonly kind: 'source-changed'; readonly state: SourceState}
  | {readonly kind: 'camera-expected'; readonly isExpected: boolean}
  | {readonly kind: 'settings-changed'; readonly settings: Partial<Settings>}
  | {readonly kind: 'settings-reset'}
  | {readonly kind: 'freeze-toggled'}
  | {readonly kind: 'panel-opened'; readonly panel: PanelName}
  | {readonly kind: 'panel-closed'}
  | {readonly kind: 'controls-changed'; readonly areShown: boolean}
  | {readonly kind: 'failure-noted'; readonly failure: Failure; /** Also tell the visitor. */ readonly isShown: boolean}
  | {readonly kind: 'notice-closed'}
  | {readonly kind: 'offline-changed'; readonly offline: OfflineState}
  | {readonly kind: 'update-found'};
