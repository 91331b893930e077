/** What the service worker says while the mirror cannot start. */

/** German for `WAITING` of the same name. */
export const WAITING =
  'Die Dateien des Spiegels sind auf diesem Gerät beschädigt, und sein Server ist nicht zu erreichen. Der Spiegel startet von selbst, sobald der Server wieder da ist.';
