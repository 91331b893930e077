/** Fills the screen, or gives it back. A browser that refuses leaves the window as it is. */
export async function toggleFullscreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen({navigationUI: 'hide'});
  } catch {
    // Phones and embedded pages may refuse full screen; everything else still works.
  }
}
