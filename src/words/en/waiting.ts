/** What the service worker says while the mirror cannot start. */
export const WAITING =
  'The mirror’s files are damaged on this device, and its server cannot be reached. The mirror starts by itself as soon as the server is back.';
