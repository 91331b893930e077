/**
 * A stand-in for a `VideoFrame` that counts how often it is closed: who closes a frame is our rule,
 * not the browser's.
 */
export function countingFrame({width = 640, height = 480} = {}): {frame: VideoFrame; closed: () => number} {
  let closed = 0;
  const frame = {displayWidth: width, displayHeight: height, close: () => closed++} as unknown as VideoFrame;
  return {frame, closed: () => closed};
}
