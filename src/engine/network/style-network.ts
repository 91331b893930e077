/**
 * A style network and the mix of styles it paints: what the loader, the painters and the lenses
 * share.
 */
import type {VerifiedModel} from './files/fetch-model.ts';
import type {StyleNetworkFile} from './op-list.ts';

/** A style network as it comes from its files: what every painter is made from. */
export interface StyleNetwork {
  readonly file: StyleNetworkFile;
  readonly model: VerifiedModel;
}

/** Weight of each style, summing to 1: length = styles of the model. */
export type StyleWeights = readonly number[];
