import type {DreamId} from '../../../../catalogue/dreams.ts';
import {say} from '../../../../words/say.ts';

/** A dream's title, and its sentence for the wall label. */
export function dreamWords(id: DreamId): {readonly title: string; readonly line: string} {
  return {title: say(`dreams.${id}.title`), line: say(`dreams.${id}.line`)};
}
