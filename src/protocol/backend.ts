/** Where networks can run, best first. */
export const NETWORK_BACKENDS = ['webgpu', 'webgl', 'wasm'] as const;

/** A place where networks run. */
export type NetworkBackend = (typeof NETWORK_BACKENDS)[number];

/** What draws the canvas. */
export type CompositorBackend = 'webgpu' | 'webgl';

/** A backend that was considered and passed over, with the reason the operator reads. */
export interface SkippedBackend {
  readonly backend: NetworkBackend;
  readonly reason: string;
}

/** The outcome of choosing. */
export interface ChosenBackend {
  readonly network: NetworkBackend;
  readonly compositor: CompositorBackend;
  /** The adapter or renderer string as the browser reports it. */
  readonly adapter: string;
  readonly skipped: readonly SkippedBackend[];
}
