/**
 * Several visitors touch one screen. A browser makes clicks only of a finger that is alone on it:
 * while another rests anywhere, no tap of anybody does anything. This makes the missing clicks, for
 * whatever listens to clicks.
 */

/** A finger moves up to this far during a tap, in CSS pixels. */
const TAP_SLACK = 15;

/** A finger that stays longer rests. Browsers make no click of it, either. */
const TAP_MS = 700;

/** A finger on the screen. */
interface Finger {
  readonly target: HTMLElement | null;
  readonly x: number;
  readonly y: number;
  readonly downAt: number;
  /** Whether another has been down at the same time. */
  hasCompany: boolean;
}

/**
 * Binds for as long as the page lives. Goes by touches: a pointer is over as soon as any finger
 * begins to scroll.
 */
export function bindFingers(view: Window): void {
  const fingers = new Map<number, Finger>();

  const onStart = (event: TouchEvent): void => {
    const {touches, changedTouches, timeStamp: downAt} = event;
    // The first on the screen: no finger is down whose end was never told.
    if (touches.length === changedTouches.length) fingers.clear();
    // An icon is no HTMLElement and takes no click. A drag begins by preventing it.
    const target = event.defaultPrevented
      ? undefined
      : event.composedPath().find((part) => part instanceof HTMLElement);
    for (const {identifier, clientX: x, clientY: y} of changedTouches)
      fingers.set(identifier, {target: target ?? null, x, y, downAt, hasCompany: false});
    if (touches.length > 1) for (const finger of fingers.values()) finger.hasCompany = true;
  };

  const onEnd = (event: TouchEvent): void => {
    for (const {identifier, clientX, clientY} of event.changedTouches) {
      const finger = fingers.get(identifier);
      fingers.delete(identifier);
      if (!finger?.hasCompany || !finger.target) continue;
      const isTap =
        event.timeStamp - finger.downAt < TAP_MS && Math.hypot(clientX - finger.x, clientY - finger.y) < TAP_SLACK;
      if (!isTap) continue;
      // Should this browser make a click as well, it would be one too many.
      if (event.cancelable) event.preventDefault();
      click(finger.target);
    }
  };

  const onCancel = ({changedTouches}: TouchEvent): void => {
    for (const {identifier} of changedTouches) fingers.delete(identifier);
  };

  view.addEventListener('touchstart', onStart, {passive: true});
  view.addEventListener('touchend', onEnd, {passive: false});
  view.addEventListener('touchcancel', onCancel);
}

/** A click that a program makes opens no list and brings no field under the keyboard. */
function click(target: HTMLElement): void {
  if (target.matches('input, select')) target.focus();
  if (target instanceof HTMLSelectElement && navigator.userActivation.isActive) target.showPicker();
  target.click();
}
