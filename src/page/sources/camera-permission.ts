/**
 * Asks the browser whether the camera would start without a question. A browser that does not say
 * counts as one that asks.
 */
export async function isCameraGranted(): Promise<boolean> {
  try {
    const {state} = await navigator.permissions.query({name: 'camera'});
    return state === 'granted';
  } catch {
    // The name is not known everywhere, and an insecure page has no permissions at all.
    return false;
  }
}
