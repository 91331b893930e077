/** What crosses about dreams: what is wanted, how it is doing, and one step of it in pictures. */
import type {DreamId} from '../catalogue/dreams.ts';
import type {SmallPicture} from './small-picture.ts';
import type {UnitInterval} from './units.ts';

/** Everything the visitor has chosen about the dream. The page owns it; the engine follows. */
export interface DreamOptions {
  readonly dream: DreamId;
  /** 0 is the camera, 1 the full dream. */
  readonly strength: UnitInterval;
  /** How long dreams pile up and how large their shapes grow. */
  readonly depth: UnitInterval;
  /** The dream neither grows nor fades. */
  readonly isHeld: boolean;
  /** Dreams over the painting in the chosen style instead of over the camera's picture. */
  readonly isOverPainting: boolean;
  /**
   * The dream drifts towards the viewer and grows anew behind: for a mirror that nobody stands
   * before.
   */
  readonly isZooming: boolean;
}

/** How the dream is doing, told a few times a second. */
export interface DreamMood {
  /** How still the visitor holds. */
  readonly stillness: UnitInterval;
  /** Whether something was held up to dream towards. */
  readonly hasGuide: boolean;
}

/** One step of the dream in four pictures: the "how it works" card. */
export interface DreamSteps {
  readonly layer: string;
  /** The value of the objective. */
  readonly score: number;
  /** How strongly the layer answers, place by place. */
  readonly activation: SmallPicture;
  /** Where the picture would have to change, scaled until it can be seen; grey is no change. */
  readonly gradient: SmallPicture;
  /** The same with all sizes made equally strong. */
  readonly step: SmallPicture;
  /** The picture with the step added. */
  readonly sum: SmallPicture;
}
