/** Pauses everything while the tab is hidden. Binds for as long as the page lives. */
export function bindVisibility(...listeners: readonly {setVisible(isVisible: boolean): void}[]): void {
  const tell = () => {
    for (const listener of listeners) listener.setVisible(document.visibilityState === 'visible');
  };
  document.addEventListener('visibilitychange', tell);
  if (document.visibilityState !== 'visible') tell();
}
