/** The pictures of the dreams, made by the network itself (models/training/dream_sheets.py). */
import type {DreamId} from '../../../../catalogue/dreams.ts';

const URLS: Readonly<Record<string, string>> = import.meta.glob<string>('./tiles/*.webp', {
  eager: true,
  query: '?url&no-inline',
  import: 'default',
});

/** Address of a dream's picture, 64x64; undefined for one that follows what is held up. */
export function dreamThumbnail(id: DreamId): string | undefined {
  return URLS[`./tiles/${id}.webp`];
}
