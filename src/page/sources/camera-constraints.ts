/** Camera settings as getUserMedia understands them. */
import type {CameraSettings} from '../ports.ts';

const IDEAL_SIZE = {
  auto: {width: {ideal: 1280}, height: {ideal: 720}},
  '720p': {width: {ideal: 1280}, height: {ideal: 720}},
  '1080p': {width: {ideal: 1920}, height: {ideal: 1080}},
} as const;

/**
 * Constraints from the strictest to the most forgiving: a remembered camera that is gone gives way
 * to any camera. Sizes are ideals, so a small camera never fails for being small.
 */
export function cameraConstraints({deviceId, facing, resolution}: CameraSettings): readonly MediaTrackConstraints[] {
  const size = {...IDEAL_SIZE[resolution], frameRate: {ideal: 30}};
  const byFacing = {...size, facingMode: facing === 'back' ? 'environment' : 'user'};
  return deviceId === null ? [byFacing] : [{...size, deviceId: {exact: deviceId}}, byFacing];
}
