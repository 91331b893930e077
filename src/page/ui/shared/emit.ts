/** Dispatches a past-tense fact to the parent elements. */
export function emit<Detail>(element: HTMLElement, name: string, detail?: Detail): void {
  element.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true}));
}
