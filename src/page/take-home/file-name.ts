/** The name a picture is saved under. */
import type {KeptPicture} from '../ports.ts';

/**
 * `pareidolia-<style>-<date>-<time>.<extension>`, in local time, with characters every file system
 * takes.
 */
export function fileNameOf({title, keptAt}: Pick<KeptPicture, 'title' | 'keptAt'>, extension: 'png' | 'jpg'): string {
  const slug = title
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  const date = new Date(keptAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('');
  return ['pareidolia', slug, day, time].filter((part) => part !== '').join('-') + `.${extension}`;
}
