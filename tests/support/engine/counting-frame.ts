/**
 * A stand-in for a `VideoFrame` that counts how often it is closed: the rules for closing are ours,
 * so no browser is needed to test them.
 */
export function countingFrame({width = 640, height = 480} = {}): {frame: VideoFrame; closed: () => number} {
  let closed = 0;
  const frame = {displayWidth: width, displayHeight: height, close: () => closed++} as unknown as VideoFrame;
  return {frame, closed: () => closed};
}
