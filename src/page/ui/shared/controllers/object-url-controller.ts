/**
 * Object URLs of the pictures an element shows: made when first asked for, revoked when no longer
 * shown.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Belongs to one element. */
export class ObjectUrlController implements ReactiveController {
  readonly #urls = new Map<Blob, string>();

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** The URL of a picture, the same as long as it is shown. */
  urlOf(blob: Blob): string {
    let url = this.#urls.get(blob);
    if (url === undefined) {
      url = URL.createObjectURL(blob);
      this.#urls.set(blob, url);
    }
    return url;
  }

  /** Revokes the URLs of all other pictures. */
  keepOnly(blobs: readonly (Blob | null | undefined)[]): void {
    for (const [blob, url] of this.#urls) {
      if (blobs.includes(blob)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(blob);
    }
  }

  hostDisconnected(): void {
    this.keepOnly([]);
  }
}
