/**
 * Everything the page knows, as one immutable value. The elements draw it, the bindings in kiosk/
 * carry its changes to the engine, the camera, the address bar and the store of settings.
 */
import type {ChosenBackend} from '../../protocol/backend.ts';
import type {DreamOptions, DreamMood} from '../../protocol/dreams.ts';
import {FIRST_DREAM} from '../../catalogue/first-dream.ts';
import type {MirrorMode} from '../../protocol/show.ts';
import type {Failure} from '../../protocol/errors.ts';
import type {LensReport} from '../../protocol/lens.ts';
import type {OptionValues} from '../../catalogue/option.ts';
import type {LensOptions} from '../../catalogue/lenses.ts';
import {PLAIN_PAINT, type PaintOptions, type StyleId} from '../../protocol/paint.ts';
import type {NetworkFacts} from '../../protocol/network-facts.ts';
import type {StyleLabel} from '../../protocol/messages.ts';
import type {LanguageId} from '../../words/languages.ts';
import type {Said} from '../../words/words.ts';
import type {KeptPicture, SourceState} from '../ports.ts';
import type {Milliseconds, UnitInterval} from '../../protocol/units.ts';
import type {ParsedLink} from '../../catalogue/links.ts';
import type {LinkParameters} from '../../catalogue/link-parameters.ts';
import {lensKeptOf, lensOptionsOf} from '../modes/lens/state/lens-link.ts';
import type {Settings} from '../../catalogue/settings.ts';
import {brushOf} from './settings.ts';

/** The style name that a link uses for the plain mirror. */
export const PLAIN_STYLE = 'plain';

/** The engine as far as the page shows it. */
export interface EngineState {
  /** 0..1 of the start, and its words for the operator. */
  readonly progress: {readonly share: UnitInterval; readonly step: Said | null};
  readonly backend: ChosenBackend | null;
  readonly styles: readonly StyleLabel[];
  /** The canvas shows a live picture; until then the plain <video> mirror serves. */
  readonly isShowing: boolean;
  /**
   * What the canvas shows may be seconds old: where there is a plain mirror, it is the truer one.
   */
  readonly isStalled: boolean;
  /** A painting has been on the canvas since the engine started. */
  readonly isPainted: boolean;
  /** It has a network to dream with, and to look into. */
  readonly canPerceive: boolean;
  /** 0..1 while the network of the first dream is loaded, null before and after. */
  readonly dreamProgress: UnitInterval | null;
  /** The same for the first lens. */
  readonly lensProgress: UnitInterval | null;
  /** What the perception network knows; null until a dream or a lens has opened it. */
  readonly network: NetworkFacts | null;
}

/** The visitor's panels; one at a time. */
export type PanelName = 'gallery' | 'settings' | 'help' | 'status' | 'licences' | 'dream-steps' | 'lens-card';

/** A picture that has been painted at full size, kept or not yet. */
export interface FinishedPicture extends Omit<KeptPicture, 'id'> {
  /** Text in it reads the right way round. */
  readonly isUnmirrored: boolean;
}

/** How far a finished picture has come into the gallery. */
export type Keeping =
  | {readonly kind: 'undecided'}
  | {readonly kind: 'storing'}
  | {readonly kind: 'kept'}
  | {readonly kind: 'failed'; readonly failure: Failure};

/** Taking a picture, from the shutter to the decision. */
export type Shot =
  | {readonly kind: 'none'}
  | {readonly kind: 'counting'; readonly remaining: number}
  | {
      readonly kind: 'finishing';
      readonly isUnmirrored: boolean;
      readonly share: UnitInterval;
      /** What is shown meanwhile, when only the direction of the text changes. */
      readonly previous: FinishedPicture | null;
    }
  | {readonly kind: 'review'; readonly picture: FinishedPicture; readonly keeping: Keeping}
  | {readonly kind: 'failed'; readonly failure: Failure; readonly isUnmirrored: boolean};

/** Whether the app works without a network. */
export type OfflineState =
  | {readonly kind: 'unknown'}
  | {readonly kind: 'keeping'; readonly share: UnitInterval}
  | {readonly kind: 'ready'}
  | {readonly kind: 'unavailable'; readonly failure: Failure};

/** The state of the whole page. */
export interface AppState {
  readonly engine: EngineState;
  readonly paint: PaintOptions;
  /** The address or the visitor has said which style, or none: no style is chosen by itself. */
  readonly isStyleChosen: boolean;
  /** The style that the plain mirror goes back to. */
  readonly lastStyle: StyleId | null;
  /** What is wanted; the mirror dreams and looks inside itself only where it can. */
  readonly mode: MirrorMode;
  readonly dream: DreamOptions;
  readonly mood: DreamMood;
  readonly lens: LensOptions;
  /**
   * When a digit picked a chapter of the lenses, on the page's clock, while the next one may pick a
   * lens in it; else null.
   */
  readonly chapterDigitAt: Milliseconds | null;
  /** What was chosen about other lenses and is kept for the next one that has the same option. */
  readonly lensKept: OptionValues;
  /** What the chosen lens found last, or null while it has not yet. */
  readonly lensReport: LensReport | null;
  readonly settings: Settings;
  /** The language that the address asks for, until the visitor chooses one in the settings. */
  readonly askedLanguage: LanguageId | null;
  /** What is wanted now: from the address, the settings or a dropped file. */
  readonly source: Settings['source'];
  readonly seed: number;
  readonly sourceState: SourceState;
  /** The camera is expected to come without a question, so the still life need not fill in. */
  readonly isCameraExpected: boolean;
  readonly isFrozen: boolean;
  /** A link asked to stand still on the first picture of its look, and it has not come yet. */
  readonly isFreezeAwaited: boolean;
  /**
   * The still life does not turn: so a frozen link always shows the same picture. Until the visitor
   * lets it go on.
   */
  readonly isSceneStill: boolean;
  readonly shot: Shot;
  readonly panel: PanelName | null;
  readonly areControlsShown: boolean;
  /** Seconds until the mirror starts afresh for the next visitor, when that is near. */
  readonly freshStartIn: number | null;
  /** The failure shown now, until it is closed or mended. */
  readonly notice: Failure | null;
  /** The page's own failures for the status panel, oldest first, at most 100. */
  readonly failures: readonly Failure[];
  readonly offline: OfflineState;
  readonly isUpdateReady: boolean;
  /** What the address asked for and this page cannot change while it runs. */
  readonly pinned: Pick<LinkParameters, 'backend' | 'canvas' | 'rung' | 'autotune' | 'kiosk'>;
}

/** Nobody holds still yet, nothing was held up. */
export const NO_MOOD: DreamMood = {stillness: 0, hasGuide: false};

/** The state before anything has happened, from the address and the remembered settings. */
export function initialState({view}: ParsedLink, settings: Settings): AppState {
  const style = view.style === PLAIN_STYLE ? null : view.style;
  const mode = view.mode ?? (view.lens === null ? 'paint' : 'lens');
  return {
    engine: {
      progress: {share: 0, step: null},
      backend: null,
      styles: [],
      isShowing: false,
      isStalled: false,
      isPainted: false,
      canPerceive: false,
      dreamProgress: null,
      lensProgress: null,
      network: null,
    },
    paint: {
      ...PLAIN_PAINT,
      style,
      mixStyle: view.mix?.style ?? null,
      mix: view.mix?.share ?? 0,
      strength: view.strength ?? PLAIN_PAINT.strength,
      keepColours: view.colours === 'mine',
      wipe: view.wipe,
      brush: view.brush ?? brushOf(settings),
    },
    isStyleChosen: view.style !== null,
    lastStyle: null,
    mode,
    dream: {
      ...FIRST_DREAM,
      dream: view.dream ?? FIRST_DREAM.dream,
      strength: view.dreamStrength ?? FIRST_DREAM.strength,
      depth: view.depth ?? FIRST_DREAM.depth,
      isOverPainting: view.over === 'painting',
      isZooming: view.zoom,
    },
    mood: NO_MOOD,
    lens: lensOptionsOf(view),
    chapterDigitAt: null,
    lensKept: lensKeptOf(view),
    lensReport: null,
    settings,
    askedLanguage: view.lang,
    source: view.source ?? settings.source,
    seed: view.seed ?? 0,
    sourceState: {kind: 'stopped'},
    isCameraExpected: false,
    isFrozen: false,
    isFreezeAwaited: view.freeze,
    isSceneStill: view.freeze,
    shot: {kind: 'none'},
    panel: null,
    areControlsShown: false,
    freshStartIn: null,
    notice: null,
    failures: [],
    offline: {kind: 'unknown'},
    isUpdateReady: false,
    pinned: {
      backend: view.backend,
      canvas: view.canvas,
      rung: view.rung,
      autotune: view.autotune,
      kiosk: view.kiosk,
    },
  };
}
