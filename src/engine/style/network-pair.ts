/** A painter's networks, whatever they are made of. */
import {assert} from '../../protocol/assert.ts';
import type {NetworkSize} from '../../protocol/rung.ts';

/** The full network from the start, lite once it is loaded. */
export class NetworkPair<Network> {
  readonly #full: Network;
  #lite: Network | null = null;

  constructor(full: Network) {
    this.#full = full;
  }

  /** The network to paint with. */
  get(size: NetworkSize = 'full'): Network {
    const network = size === 'full' ? this.#full : this.#lite;
    assert(network !== null, () => 'the lite network was asked to paint and is not loaded');
    return network;
  }

  addLite(lite: Network): void {
    this.#lite = lite;
  }

  /** Those that are loaded. */
  all(): readonly Network[] {
    return this.#lite === null ? [this.#full] : [this.#full, this.#lite];
  }
}
