/** How a visitor shows that somebody is there. */

/** Anything a visitor does. */
export const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'dragover'] as const;

/** Moving the mouse counts; a picture moving under a resting mouse does not. */
export function isRestingMouse(event: Event): boolean {
  return (
    event instanceof PointerEvent && event.type === 'pointermove' && event.movementX === 0 && event.movementY === 0
  );
}
