/** What is written into a kept picture of a lens: the worker draws it, the page says it. */
import type {LensFindings} from '../../protocol/lens.ts';
import {askedOf} from '../../catalogue/lens-options.ts';
import type {LensId} from '../../catalogue/lenses.ts';
import type {KeptLensWords} from '../../protocol/messages.ts';
import {say} from '../../words/say.ts';
import {captionOf} from '../modes/lens/lens-view/captions.ts';
import type {AppState} from '../state/app-state.ts';

/** Captions of the plates that are on the screen, and a line that says what they are. */
export function keptLensWords({lens, lensReport}: Pick<AppState, 'lens' | 'lensReport'>): KeptLensWords {
  const plates = lensReport?.plates ?? [];
  return {
    title: lineOfLens(lens.lens, lensReport?.findings ?? askedOf(lens)),
    captions: Object.fromEntries(plates.map((plate) => [plate.id, captionOf(plate)])),
  };
}

/** Lens, layer, unit and word in one line. */
function lineOfLens(lens: LensId, {layer, unit, label}: Pick<LensFindings, 'layer' | 'unit' | 'label'>): string {
  const parts = [say(`lenses.${lens}.kept`)];
  if (layer !== null) parts.push(say('findings.kept.layer', {layer}));
  if (unit !== null) parts.push(say('findings.kept.unit', {unit}));
  if (label !== null) parts.push(say('findings.kept.word', {word: {classWord: label}}));
  return parts.join(' · ');
}
