/**
 * Where dreams and lenses get the perception network from: it is opened when one of them first
 * asks.
 */
import type {NetworkBackend} from '../../protocol/backend.ts';
import type {UnitInterval} from '../../protocol/units.ts';
import type {PerceptionModel} from './files/load-perception.ts';
import type {PerceptionNetwork} from './perception.ts';

/** Hears how far opening has come, 0..1. */
export type OpeningListener = (share: UnitInterval) => void;

/** One network for all who ask. */
export interface PerceptionSource {
  /** Where it runs, once it is open. */
  readonly backend: NetworkBackend | null;
  /** The files it was made of, once it is open. */
  readonly model: PerceptionModel | null;
  /**
   * The network, tested. After a failure, or once it was lost, the next to ask opens it anew.
   *
   * @throws EngineError 'model-*' when its files are missing or damaged,
   *   'perception-unavailable' when no backend runs it.
   */
  ask(onProgress?: OpeningListener): Promise<PerceptionNetwork>;
  /**
   * The same network with other weights where it runs now, without the self-test, which only
   * trained weights can pass. The caller disposes it.
   *
   * @throws EngineError 'perception-unavailable' with the reasons, or when the network itself is
   *   not open.
   */
  openWith(weights: ReadonlyMap<string, Float32Array>): Promise<PerceptionNetwork>;
  /** Whether this is the network that the next to ask would get. */
  isOpen(network: PerceptionNetwork): boolean;
  /** The caller has disposed this network: the next to ask opens it anew. */
  forget(network: PerceptionNetwork): void;
}
