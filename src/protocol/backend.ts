/** Where networks can run, best first. */
export const NETWORK_BACKENDS = ['webgpu', 'webgl', 'wasm'] as const;

/** A place where networks run. */
export type NetworkBackend = (typeof NETWORK_BACKENDS)[number];

/** What draws the canvas: 'canvas' is a 2-D context, without a graphics card. */
export type CompositorBackend = 'webgpu' | 'webgl' | 'canvas';

/** What a link can ask the canvas to be drawn with. */
export const CANVAS_WISHES = ['auto', 'gpu', '2d'] as const;

/** 'auto' leaves it to what the adapter is. */
export type CanvasWish = (typeof CANVAS_WISHES)[number];

/** Why the canvas is drawn with this and nothing else. */
export type CompositorReason =
  /** The link asks for it. */
  | 'asked'
  /** The networks run on WebGPU: their pictures are on the card already. */
  | 'shared-device'
  /** WebGL2 has a graphics card. */
  | 'hardware'
  /** WebGL2 would be computed on the processor. */
  | 'software'
  /** There is no WebGL2. */
  | 'no-webgl'
  /** The graphics card was lost too often, and is left alone. */
  | 'card-rests'
  /** What was chosen could not have the canvas. */
  | 'other-refused';

/** A backend that was considered and passed over, with the reason the operator reads. */
export interface SkippedBackend {
  readonly backend: NetworkBackend;
  readonly reason: string;
}

/** The outcome of choosing. */
export interface ChosenBackend {
  readonly network: NetworkBackend;
  readonly compositor: CompositorBackend;
  readonly compositorReason: CompositorReason;
  /** The adapter or renderer string as the browser reports it. */
  readonly adapter: string;
  readonly skipped: readonly SkippedBackend[];
}
