/**
 * A map on which the last minute's frames lie beside the network's own pictures, each near those
 * with a similar code (van der Maaten & Hinton 2008, "Visualizing data using t-SNE"). The code is
 * what the network knows just before it chooses a word.
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import {assert} from '../../../protocol/assert.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {PerceptionNetwork} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {resize} from '../../picture/resize.ts';
import type {Lens, LensTools} from '../lens.ts';
import {activationOf} from '../shared/activation-of.ts';
import {GrowingMap, type MapPlace} from './growing-map.ts';
import {toLengthOne} from './map-entry.ts';
import {MapMemory} from './map-memory.ts';
import {mapView, type Held} from './map-view.ts';

/** Work on the map between two views. */
const SLICE_MS: Milliseconds = 8;

/** Places of the live frame that are drawn. */
const TRAIL = 24;

/** Units' pictures on the map, and those that are looked at between two views. */
const UNITS = 48;

/** Opens the lens. */
export function createMapLens(): Lens<'map'> {
  const memory = new MapMemory();
  const map = new GrowingMap();
  const units = new UnitPictures();
  let trail: readonly MapPlace[] = [];
  let held: Held | null = null;
  let first: Float32Array | null = null;
  let pressed: Pick<OptionsOf<'map'>, 'holds' | 'shakes' | 'forgets'> | null = null;

  function forget(perplexity: number): void {
    memory.forgetFrames();
    [trail, held, first] = [[], null, null];
    // Not one pixel of a frame is to be left.
    map.lay(memory.entries, perplexity);
  }

  return {
    id: 'map',
    remembersPeople: true,
    async *run({tools, options, picture, capturedAt, isOld}) {
      const before = pressed ?? options;
      pressed = {holds: options.holds, shakes: options.shakes, forgets: options.forgets};
      if (options.forgets > before.forgets) forget(options.perplexity);
      const answers = await codeOf(tools.network, picture);
      const code = toLengthOne(answers);
      first ??= code;
      if (options.holds > before.holds) held = {code, picture};
      memory.noteFrame(answers, picture, capturedAt);
      if (options.shakes > before.shakes) map.shake();
      do {
        const answered = await units.next(tools);
        if (answered !== null) memory.noteUnits([answered]);
        map.lay(memory.entries, options.perplexity);
        map.work(options.mapRate, SLICE_MS);
        const place = map.placeFor(code);
        const walked = place === null ? trail : [...trail, place];
        yield mapView({map, memory, options, held, first, code, picture, trail: walked});
      } while (!isOld() && (!map.isSettled || units.areLeft));
      const last = map.placeFor(code);
      if (last !== null) trail = [...trail, last].slice(-TRAIL);
    },
  };
}

/** What the network knows just before it chooses a word: the mean of its last layer's answers. */
export async function codeOf(network: PerceptionNetwork, picture: RgbPicture): Promise<Float32Array> {
  const average = network.file.ops.find(({kind}) => kind === 'global-average');
  assert(average !== undefined, () => `'${network.file.name}' has no mean over its last layer`);
  return activationOf(await network.activations(picture, [average.name]), average.name).values;
}

/** The network's own pictures of its last layer's units, one after the other with their codes. */
class UnitPictures {
  #left: Promise<readonly RgbPicture[]> | null = null;
  #nth = 0;
  #areLeft = true;

  /** There are some that have no code yet. */
  get areLeft(): boolean {
    return this.#areLeft;
  }

  /** The next one, or null after the last; none where they cannot be loaded. */
  async next(
    tools: Pick<LensTools, 'network' | 'unitPictures'>,
  ): Promise<{readonly answers: Float32Array; readonly picture: RgbPicture} | null> {
    if (!this.#areLeft) return null;
    // The map does without them: a mirror without a line has none.
    this.#left ??= tools.unitPictures(UNITS).catch(() => []);
    const pictures = await this.#left;
    const picture = pictures[this.#nth++];
    this.#areLeft = this.#nth < pictures.length;
    if (picture === undefined) return null;
    const {side} = tools.network.file.input;
    return {picture, answers: await codeOf(tools.network, resize(picture, {width: side, height: side}))};
  }
}
