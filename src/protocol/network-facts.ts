/** What the open perception network knows, as the page is told it. */

/** Words, layers and picture size of one perception network. */
export interface NetworkFacts {
  /** Every word that the network can say, in the order of its classes. */
  readonly words: readonly string[];
  /** Names of the layers that can be looked into, from the picture upwards. */
  readonly layers: readonly string[];
  /** Side of the square picture that the network judges, in pixels. */
  readonly side: number;
}
