/** What tfjs holds for a network. */
export interface TensorCounts {
  readonly tensors: number;
  readonly bytes: number;
}
