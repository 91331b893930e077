/** Holds the one state, and tells its listeners about each change. */

/** Hears the new and the old state; called only when they differ. */
export type StateListener<State> = (next: State, previous: State) => void;

/** A value that changes only through a pure reducer. */
export class Store<State, Action> {
  readonly #reduce: (state: State, action: Action) => State;
  readonly #listeners = new Set<StateListener<State>>();
  readonly #waiting: Action[] = [];
  #state: State;
  #isDispatching = false;

  constructor(state: State, reduce: (state: State, action: Action) => State) {
    this.#state = state;
    this.#reduce = reduce;
  }

  get state(): State {
    return this.#state;
  }

  /**
   * Applies an action. One that a listener dispatches waits until every listener has heard of the
   * change before it, so that all of them see the same history.
   */
  dispatch(action: Action): void {
    this.#waiting.push(action);
    if (this.#isDispatching) return;
    this.#isDispatching = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) this.#apply(next);
    } finally {
      this.#isDispatching = false;
    }
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: StateListener<State>): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #apply(action: Action): void {
    const previous = this.#state;
    this.#state = this.#reduce(previous, action);
    if (this.#state === previous) return;
    for (const listener of this.#listeners) listener(this.#state, previous);
  }
}
