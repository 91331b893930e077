/**
 * The guided gradients of a unit's strongest places: each is worked out once, and forgotten when
 * its place is no longer among them.
 */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {Activation, PerceptionNetwork} from '../../network/perception.ts';
import {fromPixels} from '../../picture/convert-pixels.ts';
import type {Patch} from '../shared/best-patches.ts';
import {gradientPicture} from '../shared/plates.ts';
import {receptiveField} from '../shared/receptive-field.ts';
import {cutOut, fieldWindow} from './field-window.ts';
import {oneAnswer, type ExcitedUnit} from './one-answer.ts';

/** Keeps them for one unit. */
export class Traces {
  #of: ExcitedUnit | null = null;
  /** By the time of the frame: a unit has one place in each. */
  #traces: ReadonlyMap<number, SmallPicture> = new Map();

  /** Forgets all but those of these places. */
  keep({layer, unit}: ExcitedUnit, places: readonly Patch[]): void {
    const isSame = this.#of?.layer === layer && this.#of.unit === unit;
    const times = new Set(places.map(({capturedAt}) => capturedAt));
    this.#traces = new Map(isSame ? [...this.#traces].filter(([time]) => times.has(time)) : []);
    this.#of = {layer, unit};
  }

  /** As large as the place's window; null while it is not known. */
  of({capturedAt}: Patch): SmallPicture | null {
    return this.#traces.get(capturedAt) ?? null;
  }

  /**
   * Works one out.
   * @param size of the layer's output.
   * @throws EngineError of the network.
   */
  async trace(
    network: PerceptionNetwork,
    excited: ExcitedUnit,
    size: Omit<Activation, 'values'>,
    place: Patch,
  ): Promise<void> {
    const {frame, x, y, capturedAt} = place;
    const {gradient} = await network.gradient(fromPixels(frame), oneAnswer(excited, size, place), 'guided');
    const window = fieldWindow(receptiveField(network.file, excited.layer), x, y, frame);
    const cut = cutOut({width: frame.width, height: frame.height, values: gradient}, window);
    this.#traces = new Map([...this.#traces, [capturedAt, gradientPicture(cut)]]);
  }
}
