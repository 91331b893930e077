/**
 * What a link can ask of the mirror.
 */
import type {CanvasWish, NetworkBackend} from '../protocol/backend.ts';
import type {DreamId} from './dreams.ts';
import type {MirrorMode} from '../protocol/show.ts';
import type {LensId} from './lenses.ts';
import type {OptionValues} from './option.ts';
import type {Rung} from '../protocol/rung.ts';
import type {UnitInterval} from '../protocol/units.ts';

/** What a link can ask for; null where it says nothing. */
export interface LinkParameters {
  readonly source: 'camera' | 'scene' | 'file' | null;
  readonly seed: number | null;
  readonly style: string | null;
  readonly mix: {readonly style: string; readonly share: UnitInterval} | null;
  readonly strength: UnitInterval | null;
  readonly colours: 'mine' | 'painting' | null;
  readonly wipe: UnitInterval | null;
  readonly brush: UnitInterval | null;
  readonly mode: MirrorMode | null;
  readonly dream: DreamId | null;
  readonly dreamStrength: UnitInterval | null;
  readonly depth: UnitInterval | null;
  readonly over: 'camera' | 'painting' | null;
  readonly zoom: boolean;
  readonly lens: LensId | null;
  /** Options of lenses that it says, by their names. */
  readonly lensOptions: OptionValues;
  readonly backend: NetworkBackend | null;
  readonly canvas: CanvasWish | null;
  readonly rung: Rung | null;
  readonly autotune: 'on' | 'off' | null;
  readonly freeze: boolean;
  readonly lang: 'en' | 'de' | null;
  readonly kiosk: boolean;
}

/** The view of a link that says nothing. */
export const EMPTY_VIEW: LinkParameters = {
  source: null,
  seed: null,
  style: null,
  mix: null,
  strength: null,
  colours: null,
  wipe: null,
  brush: null,
  mode: null,
  dream: null,
  dreamStrength: null,
  depth: null,
  over: null,
  zoom: false,
  lens: null,
  lensOptions: {},
  backend: null,
  canvas: null,
  rung: null,
  autotune: null,
  freeze: false,
  lang: null,
  kiosk: false,
};
