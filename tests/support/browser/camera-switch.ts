/**
 * A switch in front of the browser's fake camera, which by itself never fails: tests unplug it and
 * plug it in again.
 */
import type {BrowserContext, Page} from 'playwright-core';

/** Errors by which browsers refuse a camera (Media Capture and Streams, section 10.3). */
export type CameraError = 'NotAllowedError' | 'NotFoundError' | 'NotReadableError';

declare global {
  interface Window {
    /** How the camera fails now, or null for a camera that works. */
    cameraError: CameraError | null;
  }
}

/** Puts the switch in before the page opens. */
export async function installCameraSwitch(context: BrowserContext, error: CameraError | null): Promise<void> {
  await context.addInitScript((first) => {
    window.cameraError = first;
    // The empty page that comes before is not secure and has no devices.
    if (!isSecureContext) return;
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (constraints) =>
      window.cameraError === null
        ? open(constraints)
        : Promise.reject(new DOMException('so said the test', window.cameraError));
  }, error);
}

/** The camera is gone in the middle of its stream, as the browser tells it. */
export async function unplugCamera(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.cameraError = 'NotFoundError';
    const [track] = (document.querySelector('video')!.srcObject as MediaStream).getVideoTracks();
    track!.stop();
    // A track sends 'ended' when its camera is unplugged, not when the page stops it.
    track!.dispatchEvent(new Event('ended'));
  });
}

/**
 * The camera is there and sends nothing, as behind its shutter or while the system holds it, and
 * cannot be opened anew.
 */
export async function muteCamera(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.cameraError = 'NotReadableError';
    const [track] = (document.querySelector('video')!.srcObject as MediaStream).getVideoTracks();
    Object.defineProperty(track, 'muted', {value: true});
    track!.dispatchEvent(new Event('mute'));
  });
}

/** Something in the list of devices has changed: the camera is back. */
export async function plugCameraIn(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.cameraError = null;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  });
}

/** Another program releases the camera; browsers send no event for it. */
export async function freeCamera(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.cameraError = null;
  });
}
