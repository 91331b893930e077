/** A gallery in memory. */
import type {GalleryPort, KeptGlance, KeptList, KeptPicture} from '../../../src/page/ports.ts';
import type {EngineError} from '../../../src/protocol/errors.ts';

/** Keeps pictures as long as the page lives. It can be made to fail. */
export class FakeGallery implements GalleryPort {
  readonly pictures: KeptPicture[] = [];
  /** What keeping throws. */
  failure: EngineError | null = null;
  readonly #listeners = new Set<() => void>();
  #lastId = 0;

  list(): Promise<KeptList> {
    const ids = this.pictures.map(({id}) => id).sort((a, b) => b - a);
    return Promise.resolve({ids, unreadable: 0});
  }

  async glance(id: number): Promise<KeptGlance | null> {
    const picture = await this.open(id);
    return picture && {...picture, thumbnail: picture.png};
  }

  open(id: number): Promise<KeptPicture | null> {
    return Promise.resolve(this.pictures.find((picture) => picture.id === id) ?? null);
  }

  keep(picture: Omit<KeptPicture, 'id'>): Promise<KeptPicture> {
    if (this.failure) return Promise.reject(this.failure);
    const kept = {...picture, id: ++this.#lastId};
    this.pictures.push(kept);
    return Promise.resolve(kept);
  }

  restore(picture: KeptPicture): Promise<void> {
    this.pictures.push(picture);
    return Promise.resolve();
  }

  delete(id: number): Promise<void> {
    const place = this.pictures.findIndex((picture) => picture.id === id);
    if (place >= 0) this.pictures.splice(place, 1);
    return Promise.resolve();
  }

  deleteAll(): Promise<void> {
    this.pictures.length = 0;
    return Promise.resolve();
  }

  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** As if another tab had changed it. */
  changeElsewhere(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
