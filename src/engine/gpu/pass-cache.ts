/** Keeps compiled passes: each is made once, however many layers and sizes ask for it. */
export class PassCache {
  readonly #passes = new Map<string, Promise<unknown>>();

  /** Passes compiled or being compiled. */
  get size(): number {
    return this.#passes.size;
  }

  /**
   * The pass of that kind with these constants.
   *
   * @param kind one name for each class.
   */
  once<Pass>(kind: string, constants: object, create: () => Promise<Pass>): Promise<Pass> {
    const key = `${kind} ${JSON.stringify(constants)}`;
    const known = this.#passes.get(key);
    // The key starts with the kind, and each kind makes one class.
    if (known) return known as Promise<Pass>;
    const pass = create();
    this.#passes.set(key, pass);
    return pass;
  }
}
