import type {Command} from '../../catalogue/commands.ts';
import type {LinkParameters} from '../../catalogue/link-parameters.ts';
import type {PlainKey} from '../../words/words.ts';
import type {Milliseconds, UnitInterval} from '../../protocol/units.ts';
import type {Action} from '../state/action.ts';
import type {AppState, PanelName} from '../state/app-state.ts';

/** What hangs beside the picture. Empty strings are left out. */
export interface WallLabel {
  readonly title: string;
  readonly painter: string;
  readonly year: string;
  readonly line: string;
}

/** What a key's meaning depends on beside the state. */
export interface Circumstances {
  /** For the surprise. */
  readonly random: () => number;
  /** When the key was pressed, on the page's clock. */
  readonly now: Milliseconds;
}

/** What a mode is to the state: what is said of it, what its keys mean, what a link says. */
export interface ModeRow {
  readonly title: PlainKey;
  /** What a visitor can do, where there is nothing to hover with. */
  readonly touchHint: PlainKey;
  /** It needs the perception network. */
  readonly needsPerception: boolean;
  /**
   * It covers the whole picture: no divider runs through it, and nothing waits for the painting.
   */
  readonly coversPicture: boolean;
  /** The panel that says what it does now; the painting has none. */
  readonly card: PanelName | null;
  readonly labelOf: (state: AppState) => WallLabel;
  /** What is written under a kept picture. */
  readonly titleOf: (state: AppState) => string;
  /** 0..1 while what it needs is opened, with its sentence; else null. */
  readonly openingOf: (
    state: AppState,
  ) => {readonly say: 'hint.dreamOpens' | 'hint.lensOpens'; readonly share: UnitInterval} | null;
  /**
   * What a key means here: an action, null for one without a meaning, or 'as-everywhere' for one
   * that means the same in every mode.
   */
  readonly actionFor: (
    command: Command,
    key: string,
    state: AppState,
    circumstances: Circumstances,
  ) => Action | null | 'as-everywhere';
  /** What a link says while the mirror is in this mode. */
  readonly linkOf: (state: AppState) => Partial<LinkParameters>;
}
