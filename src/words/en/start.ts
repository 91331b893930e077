/** The steps of the engine's start, for the status panel. */
export const START = {
  graphics: 'looking at the graphics card',
  styles: 'loading the style network',
  backend: 'setting up {backend}',
  test: 'testing {backend}',
  ready: 'ready',
} as const;
