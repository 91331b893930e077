/**
 * Brings a picture that somebody dropped on a lens's own field to the lens. It goes to the engine
 * and nowhere else: not into the state, not into links, and it is never stored.
 */
import {toFailure} from '../../../../protocol/errors.ts';
import {changeOf} from '../../../../catalogue/lens-options.ts';
import type {OptionValues} from '../../../../catalogue/option.ts';
import {own} from '../../../../protocol/own.ts';
import type {SmallPicture} from '../../../../protocol/small-picture.ts';
import type {EnginePort} from '../../../ports.ts';
import type {AppStore} from '../../../state/app-store.ts';

/** Reads the middle square of a picture. @throws EngineError 'file-unreadable'. */
export type ReadSquare = (file: Blob) => Promise<SmallPicture>;

/** Reads pictures, tells the engine, then the state. */
export class LensPictures {
  readonly #store: AppStore;
  readonly #engine: Pick<EnginePort, 'sendLensPicture'>;
  readonly #read: ReadSquare;
  /** Counts what was brought: pictures open in their own time, and the last one counts. */
  #brought = 0;

  constructor(store: AppStore, engine: Pick<EnginePort, 'sendLensPicture'>, read: ReadSquare) {
    this.#store = store;
    this.#engine = engine;
    this.#read = read;
  }

  /** @param option of the lens that is looked through: it counts the pictures. */
  async bring(option: string, [file]: readonly Blob[]): Promise<void> {
    if (file === undefined) return;
    const nth = ++this.#brought;
    const {lens} = this.#store.state.lens;
    try {
      const picture = await this.#read(file);
      const now = this.#store.state.lens;
      if (nth !== this.#brought || now.lens !== lens) return;
      this.#engine.sendLensPicture(picture);
      const values: OptionValues = now.options;
      const change = changeOf(lens, option, Number(own(values, option)) + 1);
      this.#store.dispatch({kind: 'lens-options-changed', change});
    } catch (error) {
      this.#store.dispatch({kind: 'failure-noted', failure: toFailure(error, 'file-unreadable'), isShown: true});
    }
  }
}
