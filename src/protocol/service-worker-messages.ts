/**
 * What the page and the service worker say to each other.
 */
import type {UnitInterval} from './units.ts';

/** From the page to a service worker. */
export type ServiceWorkerRequest =
  /**
   * Fetch and keep everything the installation did not wait for, and replace what is damaged or
   * lost of the whole. Progress comes through the message's port.
   */
  | {readonly kind: 'keep-rest'}
  /** Stop waiting and take over from the older version. Only said when no visitor is there. */
  | {readonly kind: 'take-over'};

/** Through the port of a `keep-rest` request. */
export type ServiceWorkerAnswer =
  /** Share of the bytes kept so far. */
  | {readonly kind: 'progress'; readonly share: UnitInterval}
  /** Everything is kept: the app works without a network. */
  | {readonly kind: 'kept'}
  /** Not everything could be kept; what was kept stays, and asking again goes on from there. */
  | {readonly kind: 'failed'; readonly detail: string};
