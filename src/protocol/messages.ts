/**
 * Everything that crosses between the page and the engine worker.
 *
 * Two unions, one for each direction, each told apart by `kind`; and one map of calls that have an
 * answer. VideoFrames and the OffscreenCanvas are transferred: the receiver owns them and closes
 * them.
 */
import type {CanvasWish, ChosenBackend, NetworkBackend} from './backend.ts';
import type {DreamMood, DreamSteps} from './dreams.ts';
import type {CallAnswer, CallRequest} from './calls.ts';
import type {Failure} from './errors.ts';
import type {LensReport} from './lens.ts';
import type {NetworkFacts} from './network-facts.ts';
import type {StyleId} from './paint.ts';
import type {Rung} from './rung.ts';
import type {Show} from './show.ts';
import type {SmallPicture} from './small-picture.ts';
import type {EngineStatus} from './status.ts';
import type {CssRect, Milliseconds, PixelSize, Rotation, UnitInterval} from './units.ts';
import type {Said} from '../words/words.ts';

/** What the engine needs to start. */
export interface EngineOptions {
  /** Backend asked for by the URL; a software adapter is then allowed. */
  readonly backend: NetworkBackend | null;
  /** Backends that failed in this visit and are passed over. */
  readonly avoid: readonly {readonly backend: NetworkBackend; readonly reason: string}[];
  /** What the URL asks the canvas to be drawn with. */
  readonly canvas: CanvasWish;
  /** The graphics card was lost too often: nothing may touch WebGL or WebGPU, nor look for them. */
  readonly sparesCard: boolean;
  /**
   * Asked for by the URL: the governor then stays there. Any short side will do, for tests and
   * benches.
   */
  readonly rung: Rung | null;
  /**
   * 'on' looks for the best tile shape anew, also on a software adapter; 'off' uses the default
   * one; null looks once an adapter.
   */
  readonly autotune: 'on' | 'off' | null;
  /** Cross-fades become cuts. */
  readonly reducedMotion: boolean;
  /** Absolute URL of the folder that holds models/. */
  readonly baseUrl: string;
}

/** How a page source's frames come to stand upright in the mirror. */
export interface FrameOrientation {
  readonly mirrored: boolean;
  readonly rotation: Rotation;
}

/**
 * Where pictures come from. Page sources send `frame` messages; the scene is drawn in the worker.
 */
export type EngineSource =
  | {readonly kind: 'page'; readonly orientation: FrameOrientation}
  | {
      readonly kind: 'scene';
      readonly seed: number;
      /** Seconds at which the scene stands still, or null to move. */ readonly at: number | null;
    }
  | {readonly kind: 'none'};

/** A style's live miniature in the canvas. */
export interface TileRect {
  readonly style: StyleId;
  readonly rect: CssRect;
}

/** Where things are on the canvas. */
export interface CanvasLayout {
  /** Size of the canvas element in CSS pixels. */
  readonly size: PixelSize;
  readonly devicePixelRatio: number;
  readonly tiles: readonly TileRect[];
  /** Opacity the tiles fade to: 0 while the controls are away. */
  readonly tileOpacity: UnitInterval;
  /** Corner radius of the tiles in CSS pixels. */
  readonly tileRadius: number;
  /** Where a lens may lay its panels, in CSS pixels; null while no lens is wanted. */
  readonly lensArea: CssRect | null;
}

/** Page to engine, without an answer. */
export type PageMessage =
  | {
      readonly kind: 'start';
      readonly canvas: OffscreenCanvas;
      readonly options: EngineOptions;
      readonly layout: CanvasLayout;
    }
  | {readonly kind: 'source'; readonly source: EngineSource}
  | {
      readonly kind: 'frame';
      readonly frame: VideoFrame;
      /**
       * Counts up by one for each frame the source presented, sent or not: gaps are dropped frames.
       */
      readonly sequence: number;
      /** When the camera took it, on the `performance.timeOrigin + performance.now()` clock. */
      readonly capturedAt: Milliseconds;
    }
  /** Paint, dream or look through a lens. A mode that the engine cannot do shows its paint only. */
  | {readonly kind: 'show'; readonly show: Show}
  /** Dreams anew, from the plain picture. */
  | {readonly kind: 'dream-restart'}
  /** A picture that somebody brings to the lens, before the show whose option counts it. */
  | {readonly kind: 'lens-picture'; readonly picture: SmallPicture}
  | {readonly kind: 'layout'; readonly layout: CanvasLayout}
  /** Stops taking new frames and keeps showing the newest one (countdown's end, frozen links). */
  | {readonly kind: 'freeze'; readonly frozen: boolean}
  /** A short white light over the whole canvas. */
  | {readonly kind: 'flash'}
  /** A hidden tab pauses everything. */
  | {readonly kind: 'visibility'; readonly visible: boolean}
  | CallRequest<EngineCalls>;

/** Requests with an answer: the map from a call's name to its parameters and its result. */
export interface EngineCalls {
  /** Paints the newest frame again, for a picture at the source's full resolution. */
  keep: {
    readonly params: {
      /** Text reads the right way round: the picture is not mirrored. */
      readonly unmirrored: boolean;
      /** What is written into a lens's picture; null while no lens is shown. */
      readonly lens: KeptLensWords | null;
    };
    readonly result: KeptPixels;
  };
  /** Looks at the newest frame and dreams towards what is held up in it. */
  'learn-guide': {readonly params: Readonly<Record<string, never>>; readonly result: DreamMood};
  /** The dream's next step in four pictures. */
  'explain-dream': {readonly params: Readonly<Record<string, never>>; readonly result: DreamSteps};
  /** A snapshot of what the engine is doing. */
  status: {readonly params: Readonly<Record<string, never>>; readonly result: EngineStatus};
}

/** A call's name. */
export type EngineCallName = keyof EngineCalls;

/**
 * The words in a kept picture of a lens, in the visitor's language: of what the page was told last.
 */
export interface KeptLensWords {
  /** A line that says what the plates are. */
  readonly title: string;
  /** By the plate's id; empty or missing where nothing is written. */
  readonly captions: Readonly<Record<string, string>>;
}

/** A finished picture: PNG, lossless, at full resolution. */
export interface KeptPixels extends PixelSize {
  readonly png: Blob;
}

/** A style as the page shows it. */
export interface StyleLabel {
  readonly id: StyleId;
  readonly title: string;
  readonly painter: string;
  readonly year: string;
  /** One warm sentence for the wall label. */
  readonly line: string;
  /** Two colours computed from the network's own output in this style, '#rrggbb'. */
  readonly palette: readonly [string, string];
}

/** Engine to page. */
export type EngineMessage =
  /** How far the start has come, 0..1, and what it is at, for the status panel. */
  | {readonly kind: 'progress'; readonly share: UnitInterval; readonly step: Said}
  /**
   * The start has come to this backend: what goes wrong from here to 'ready' is its failure. Null
   * where it would be no network's.
   */
  | {readonly kind: 'trying'; readonly backend: NetworkBackend | null}
  | {readonly kind: 'ready'; readonly backend: ChosenBackend; readonly styles: readonly StyleLabel[]}
  /**
   * There is a network to dream with and to look into. It is loaded when a dream or a lens first
   * needs it. Comes after 'ready', or never.
   */
  | {readonly kind: 'perception-found'}
  /** The network has been opened: what it knows. Sent again when it is opened anew. */
  | {readonly kind: 'perception-open'; readonly network: NetworkFacts}
  /** How far the first dream's network is loaded: 1 once it runs. */
  | {readonly kind: 'dream-progress'; readonly share: UnitInterval}
  /** How the dream is doing: a few times a second while there is one. */
  | {readonly kind: 'dream-mood'; readonly mood: DreamMood}
  /** How far the first lens's network is loaded: 1 once it runs. */
  | {readonly kind: 'lens-progress'; readonly share: UnitInterval}
  /** What the lens shows now, and found. */
  | {readonly kind: 'lens-report'; readonly report: LensReport}
  /** The engine has taken the last frame and wants the next: one frame in flight. */
  | {readonly kind: 'frame-taken'; readonly sequence: number}
  /**
   * The canvas shows a live picture for the first time since the start; `painted` once a style is
   * in it.
   */
  | {readonly kind: 'showing'; readonly painted: boolean}
  /** Something failed and the engine goes on. */
  | {readonly kind: 'trouble'; readonly failure: Failure}
  /**
   * Something failed and this engine cannot go on: the page starts another on a fresh canvas.
   */
  | {
      readonly kind: 'fatal';
      readonly failure: Failure;
      /** Backend to pass over next time, if it is to blame. */ readonly blame: NetworkBackend | null;
    }
  /** Sent every second: the page's watchdog. */
  | {readonly kind: 'alive'}
  | CallAnswer<EngineCalls>;

/** What happens in the engine, as the page's state hears of it. */
export type EngineEvent =
  | Exclude<EngineMessage, {kind: 'trying' | 'alive' | 'frame-taken' | 'call-progress' | 'result' | 'refusal'}>
  /** It has not said a word for seconds, so that its picture may stand still; or says one again. */
  | {readonly kind: 'stall'; readonly isStalled: boolean};
