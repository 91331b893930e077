/** The room around the picture: what is always there. */
export const SHELL = {
  canvas: 'The mirror: what the camera sees, painted',
} as const;
