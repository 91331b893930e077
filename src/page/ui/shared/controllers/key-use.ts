/** Which keys a control uses itself. */

const ARROWS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']);

/** Whether an element along an event's path uses this key. */
export function usesKey(target: EventTarget, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  switch (target.localName) {
    case 'textarea':
    case 'select':
      return true;
    case 'input':
      return usesKeyAsInput((target as HTMLInputElement).type, key);
    case 'button':
    case 'a':
    case 'summary':
      return key === ' ' || key === 'Enter';
    case 'dialog':
      // Esc closes it by itself; everything else belongs to what is inside.
      return (target as HTMLDialogElement).open;
    default:
      return false;
  }
}

function usesKeyAsInput(type: string, key: string): boolean {
  switch (type) {
    case 'range':
      return ARROWS.has(key);
    case 'radio':
      return ARROWS.has(key) || key === ' ';
    case 'checkbox':
    case 'button':
      return key === ' ';
    default:
      return true;
  }
}
