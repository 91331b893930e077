/**
 * What a lens is. Each has a folder here and a line in the registry, and is defined in the
 * catalogue. A lens knows no screen and no camera.
 */
import type {LensView} from '../../protocol/lens.ts';
import type {LensId, OptionsOf} from '../../catalogue/lenses.ts';
import type {LayerStyle} from '../ascent/style-transfer.ts';
import type {MagnitudeTable} from '../ascent/magnitude-table.ts';
import type {PerceptionNetwork} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/** What a lens may use. */
export interface LensTools {
  readonly network: PerceptionNetwork;
  /** The network's weights, by the names of models/perception/model.json. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /**
   * The same network with all weights drawn anew; made when first asked for.
   * @throws EngineError 'perception-unavailable'.
   */
  randomised(): Promise<PerceptionNetwork>;
  /**
   * So many of the network's own pictures of its last layer's units; fewer, or none, where it has
   * no more.
   *
   * @throws EngineError 'model-missing' or 'model-corrupt'.
   */
  unitPictures(count: number): Promise<readonly RgbPicture[]>;
  /**
   * The network's own picture of a unit; null where it has none.
   * @throws EngineError 'model-missing' or 'model-corrupt'.
   */
  unitPicture(layer: string, unit: number): Promise<RgbPicture | null>;
  /** Which painting or mix is chosen in the mirror now: another text for another choice. */
  readonly painting: string;
  /**
   * The style of the chosen painting or mix at the network's first layers.
   * @throws EngineError 'model-missing' or 'model-corrupt'.
   */
  paintingGrams(): Promise<readonly LayerStyle[]>;
  /**
   * How strong waves are in photographs.
   * @throws EngineError 'model-missing' or 'model-corrupt'.
   */
  magnitudes(): Promise<MagnitudeTable>;
  /** A picture in the style that is chosen in the mirror, painted by the mirror's own network. */
  paint(picture: RgbPicture): Promise<RgbPicture>;
}

/** What a lens is shown. */
export interface LensInput<Id extends LensId = LensId> {
  readonly tools: LensTools;
  /** What is chosen about this lens. */
  readonly options: OptionsOf<Id>;
  /** The middle of the mirror's picture: a square of the network's side. */
  readonly picture: RgbPicture;
  /** What somebody has brought to the lens, a square of the same side; null for nothing. */
  readonly brought: RgbPicture | null;
  /** When it was taken. */
  readonly capturedAt: Milliseconds;
  /** A newer picture waits: a lens that has more to do with this one may end. */
  readonly isOld: () => boolean;
}

/**
 * One lens, opened. It may remember what it saw before (a smoothed bar, the minute's strongest
 * patches): the stage keeps it while it is chosen, and drops it with all it remembers when another
 * one is.
 */
export interface Lens<Id extends LensId = LensId> {
  readonly id: Id;
  /**
   * It remembers pictures that people may be on: it is dropped and opened anew, too, when another
   * source begins and when the page is hidden.
   */
  readonly remembersPeople?: boolean;
  /**
   * Looks at one picture. Yields a view as soon as there is one and better ones as they come;
   * between two yields it does one step of work. The caller stops it by not asking for the next
   * view.
   *
   * @throws EngineError 'layer-unknown' when the options name a layer, unit or word that the
   *   network does not have.
   */
  run(input: LensInput<Id>): AsyncGenerator<LensView, void, void>;
}
