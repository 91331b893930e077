/** Where the style comes from: the chosen painting, or a picture that was held up or brought. */
import {gramMatrix} from '../../ascent/gram.ts';
import type {LayerStyle} from '../../ascent/style-transfer.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {LensTools} from '../lens.ts';
import {styleLayers} from '../painting-grams.ts';
import {activationOf} from '../shared/activation-of.ts';

/** What somebody did, as often as it was done. */
export interface StyleActs {
  readonly holdsStyle: number;
  readonly bringsStyle: number;
  readonly takesPainting: number;
}

/** A style, and the picture that it was taken from; null for a painting, which is not at hand. */
export interface ChosenStyle {
  readonly styles: readonly LayerStyle[];
  readonly source: RgbPicture | null;
}

/** Remembers what the style was taken from last, until another painting is chosen. */
export class StyleChoice {
  #acts: StyleActs | null = null;
  #painting = '';
  #source: RgbPicture | null = null;

  /**
   * Hears of what is chosen now.
   * @param painting the chosen one. @param shown the newest frame, and what was brought.
   * @returns whether the style is another one than before.
   */
  note(
    {holdsStyle, bringsStyle, takesPainting}: StyleActs,
    painting: string,
    {picture, brought}: {readonly picture: RgbPicture; readonly brought: RgbPicture | null},
  ): boolean {
    const acts = {holdsStyle, bringsStyle, takesPainting};
    const before = this.#acts ?? {...acts, bringsStyle: 0};
    this.#acts = acts;
    const isPainting = takesPainting > before.takesPainting || painting !== this.#painting;
    this.#painting = painting;
    if (holdsStyle > before.holdsStyle) this.#source = picture;
    else if (bringsStyle > before.bringsStyle && brought !== null) this.#source = brought;
    else if (isPainting) this.#source = null;
    else return false;
    return true;
  }

  /**
   * The style at the network's first layers.
   * @throws EngineError of the network, or 'model-missing' for a painting's.
   */
  async load({network, paintingGrams}: Pick<LensTools, 'network' | 'paintingGrams'>): Promise<ChosenStyle> {
    const source = this.#source;
    if (source === null) return {styles: await paintingGrams(), source};
    const layers = styleLayers(network.file);
    const answers = await network.activations(source, layers);
    const styles = layers.map((layer) => ({layer, gram: gramMatrix(activationOf(answers, layer))}));
    return {styles, source};
  }
}
