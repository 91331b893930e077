/** Where the style comes from: the chosen painting, or a picture that was held up. */
import {gramMatrix} from '../../ascent/gram.ts';
import type {LayerStyle} from '../../ascent/style-transfer.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {LensTools} from '../lens.ts';
import {styleLayers} from '../painting-grams.ts';
import {activationOf} from '../shared/activation-of.ts';

/** What somebody pressed, as often as it was pressed. */
export interface StylePresses {
  readonly holdsStyle: number;
  readonly takesPainting: number;
}

/** A style, and the picture that it was taken from; null for a painting, which is not at hand. */
export interface ChosenStyle {
  readonly styles: readonly LayerStyle[];
  readonly picture: RgbPicture | null;
}

/** Remembers what was held up last, until another painting is chosen. */
export class StyleChoice {
  #pressed: StylePresses | null = null;
  #painting = '';
  #held: RgbPicture | null = null;

  /**
   * Hears of what is chosen now.
   * @param picture the newest frame: what is held up.
   * @returns whether the style is another one than before.
   */
  note(presses: StylePresses, painting: string, picture: RgbPicture): boolean {
    const before = this.#pressed ?? presses;
    this.#pressed = presses;
    const isHeld = presses.holdsStyle > before.holdsStyle;
    const isPainting = presses.takesPainting > before.takesPainting || painting !== this.#painting;
    this.#painting = painting;
    if (isHeld) this.#held = picture;
    else if (isPainting) this.#held = null;
    return isHeld || isPainting;
  }

  /**
   * The style at the network's first layers.
   * @throws EngineError of the network, or 'model-missing' for a painting's.
   */
  async load({network, paintingGrams}: Pick<LensTools, 'network' | 'paintingGrams'>): Promise<ChosenStyle> {
    const picture = this.#held;
    if (picture === null) return {styles: await paintingGrams(), picture};
    const layers = styleLayers(network.file);
    const answers = await network.activations(picture, layers);
    const styles = layers.map((layer) => ({layer, gram: gramMatrix(activationOf(answers, layer))}));
    return {styles, picture};
  }
}
