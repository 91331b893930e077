import type {DreamId} from '../../../protocol/dreams.ts';
import {ENGLISH} from '../../../words/en.ts';
import {say} from '../../../words/say.ts';

/** A dream's title, and its sentence for the wall label; null for one without words. */
export function dreamWords(id: DreamId): {readonly title: string; readonly line: string} | null {
  if (!hasWords(id)) return null;
  return {title: say(`dreams.${id}.title`), line: say(`dreams.${id}.line`)};
}

function hasWords(id: DreamId): id is keyof typeof ENGLISH.dreams {
  return Object.hasOwn(ENGLISH.dreams, id);
}
