/**
 * Numbers that look random and are the same on every machine for the same seed.
 */

const UINT32_RANGE = 2 ** 32;

/**
 * A small random generator (mulberry32, Tommy Ettinger 2017): 32 bits of state, enough to place
 * fruit.
 */
export class SeededRandom {
  #state: number;

  /** @param seed Any number; only its lowest 32 bits count. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / UINT32_RANGE;
  }

  /** A number in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A number of mean 0 and standard deviation 1, normally distributed (Box & Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** One entry of a list that is not empty. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  /**
   * A generator of its own for one part of the scene, so that one more pear does not change the
   * books. The same name gives the same stream, whatever has been drawn before.
   */
  static forPart(seed: number, name: string): SeededRandom {
    let hash = 0x811c9dc5 ^ (seed >>> 0); // FNV-1a over the name, started from the seed
    for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    const random = new SeededRandom(hash);
    random.next();
    return random;
  }
}
