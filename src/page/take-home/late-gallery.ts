/**
 * The gallery, whose code is fetched when it is first needed: the first picture does not wait for
 * it.
 */
import {EngineError} from '../../protocol/errors.ts';
import type {GalleryPort, KeptGlance, KeptList, KeptPicture} from '../ports.ts';

/** Hands everything on to the gallery that it fetches. */
export class LateGallery implements GalleryPort {
  readonly #fetch: () => Promise<GalleryPort>;
  #fetched: Promise<GalleryPort> | null = null;

  constructor(fetch: () => Promise<GalleryPort>) {
    this.#fetch = fetch;
  }

  async list(): Promise<KeptList> {
    return (await this.#gallery()).list();
  }

  async glance(id: number): Promise<KeptGlance | null> {
    return (await this.#gallery()).glance(id);
  }

  async open(id: number): Promise<KeptPicture | null> {
    return (await this.#gallery()).open(id);
  }

  async keep(picture: Omit<KeptPicture, 'id'>): Promise<KeptPicture> {
    return (await this.#gallery()).keep(picture);
  }

  async restore(picture: KeptPicture): Promise<void> {
    await (await this.#gallery()).restore(picture);
  }

  async delete(id: number): Promise<void> {
    await (await this.#gallery()).delete(id);
  }

  async deleteAll(): Promise<void> {
    await (await this.#gallery()).deleteAll();
  }

  onChanged(listener: () => void): () => void {
    let stop: (() => void) | null = null;
    let isWanted = true;
    const listen = async (): Promise<void> => {
      const gallery = await this.#gallery();
      if (isWanted) stop = gallery.onChanged(listener);
    };
    // Whoever listens also reads, and is told then why there is nothing to hear.
    void listen().catch(() => null);
    return () => {
      isWanted = false;
      stop?.();
    };
  }

  #gallery(): Promise<GalleryPort> {
    this.#fetched ??= this.#fetch().catch((cause: unknown) => {
      // Without a network, before everything was kept. The next use tries again.
      this.#fetched = null;
      throw new EngineError('storage-unavailable', 'the code of the gallery could not be fetched', {cause});
    });
    return this.#fetched;
  }
}
