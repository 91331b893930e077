/**
 * The perception network on demand: nothing of it is loaded until a dream or a lens first asks, and
 * then once for all who ask. The mirror starts and paints without its megabytes.
 */
import type {OpeningListener, PerceptionSource} from '../network/perception-source.ts';
import type {NetworkBackend} from '../../protocol/backend.ts';
import {EngineError, messageOf} from '../../protocol/errors.ts';
import type {PerceptionNetwork, PerceptionNetworkFile} from '../network/perception.ts';
import type {NetworkFacts} from '../../protocol/network-facts.ts';
import type {EngineStatus, LeftOutNetwork} from '../../protocol/status.ts';
import type {UnitInterval} from '../../protocol/units.ts';
import {PERCEPTION, type PerceptionModel} from '../network/files/load-perception.ts';
import {withWeights} from '../network/files/with-weights.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import {openPerception, type OpenPerception, type PerceptionPlace} from './open-perception.ts';
import {listAttempts, nameOfAttempt, type PerceptionAttempt} from './perception-attempts.ts';

/** Loading's share of the wait; the rest is setting up and the self-test. */
const LOADING_SHARE = 0.8;

/** Fetches the network's files. */
export type LoadPerception = (options: {onProgress: OpeningListener}) => Promise<PerceptionModel>;

/** Owns the network, once there is one. */
export class PerceptionOnDemand implements PerceptionSource {
  readonly #loadModel: LoadPerception;
  readonly #place: PerceptionPlace;
  readonly #onOpen: (network: NetworkFacts) => void;
  readonly #listeners = new Set<OpeningListener>();
  /** Attempts by which the network did not open, or was lost, and why: they are tried last. */
  readonly #troubled = new Map<string, string>();
  #opening: Promise<PerceptionNetwork> | null = null;
  #model: PerceptionModel | null = null;
  #open: OpenPerception | null = null;
  /** Why the newest attempt failed. */
  #failure: string | null = null;

  /**
   * @param loadModel Fetches the files, each time that the network is opened.
   * @param onOpen Hears what the network knows, each time it has been opened.
   */
  constructor(loadModel: LoadPerception, place: PerceptionPlace, onOpen: (network: NetworkFacts) => void) {
    this.#loadModel = loadModel;
    this.#place = place;
    this.#onOpen = onOpen;
  }

  async ask(onProgress: OpeningListener = () => undefined): Promise<PerceptionNetwork> {
    this.#listeners.add(onProgress);
    try {
      this.#opening ??= this.#load();
      return await this.#opening;
    } finally {
      this.#listeners.delete(onProgress);
    }
  }

  get backend(): NetworkBackend | null {
    return this.#open?.backend ?? null;
  }

  get model(): PerceptionModel | null {
    return this.#model;
  }

  async openWith(weights: ReadonlyMap<string, Float32Array>): Promise<PerceptionNetwork> {
    if (this.#model === null || this.#open === null)
      throw new EngineError('perception-unavailable', 'the perception network is not open');
    const attempts = [this.#open.attempt];
    return (await openPerception(withWeights(this.#model, weights), this.#place, {attempts, isTested: false})).network;
  }

  isOpen(network: PerceptionNetwork): boolean {
    return network === this.#open?.network;
  }

  forget(network: PerceptionNetwork): void {
    if (!this.isOpen(network)) return;
    this.#opening = null;
    this.#open = null;
    this.#model = null;
  }

  /** Its lines in the status panel; none before it was asked for. */
  status(): Pick<EngineStatus, 'models' | 'leftOut' | 'selfTests'> {
    const {attempt = null, selfTests = []} = this.#open ?? {};
    const inUse = attempt === null ? null : nameOfAttempt(attempt);
    const leftOut: LeftOutNetwork[] = [...this.#troubled]
      .filter(([name]) => name !== inUse)
      .map(([name, reason]) => ({name: `${PERCEPTION} on ${name}`, reason}));
    if (this.#failure !== null) leftOut.push({name: PERCEPTION, reason: this.#failure});
    return {models: this.#model ? [this.#model.model.status] : [], leftOut, selfTests};
  }

  tensorCounts(): TensorCounts {
    return this.#open?.tensorCounts() ?? {tensors: 0, bytes: 0};
  }

  async #load(): Promise<PerceptionNetwork> {
    this.#failure = null;
    try {
      const model = await this.#loadModel({
        onProgress: (share) => {
          this.#tell(LOADING_SHARE * share);
        },
      });
      const open = await openPerception(model, this.#place, {attempts: this.#attempts()});
      for (const {attempt, reason} of open.skipped) this.#troubled.set(nameOfAttempt(attempt), reason);
      void open.lost?.then((reason) => {
        this.#troubled.set(nameOfAttempt(open.attempt), messageOf(reason));
        this.forget(open.network);
      });
      this.#open = open;
      this.#model = model;
      this.#tell(1);
      this.#onOpen(factsOf(model.file));
      return open.network;
    } catch (error) {
      this.#failure = messageOf(error);
      this.#opening = null;
      throw error;
    }
  }

  /** Best first. */
  #attempts(): readonly PerceptionAttempt[] {
    return listAttempts(this.#place.backends, (attempt) => this.#troubled.has(nameOfAttempt(attempt)));
  }

  #tell(share: UnitInterval): void {
    for (const listener of this.#listeners) listener(share);
  }
}

function factsOf({labels, layers, input}: PerceptionNetworkFile): NetworkFacts {
  return {words: labels.map(({word}) => word), layers, side: input.side};
}
