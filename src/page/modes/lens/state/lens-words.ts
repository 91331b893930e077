/** A lens in words: for the wall label, for the title of a kept picture, and for its age. */
import {shortLayer} from '../../../../protocol/layers.ts';
import type {LensFindings, LensReport} from '../../../../protocol/lens.ts';
import {askedOf} from '../../../../catalogue/lens-options.ts';
import type {LensOptions} from '../../../../catalogue/lenses.ts';
import type {Milliseconds} from '../../../../protocol/units.ts';
import {say, sayClassWord} from '../../../../words/say.ts';
import type {AppState} from '../../../state/app-state.ts';
import type {WallLabel} from '../../mode-row.ts';

/** Slower than twice a second, a lens says how old what it shows is. */
const SLOW_MS: Milliseconds = 500;

/** The label: the lens's title and its sentence for a child. */
export function lensLabelOf({lens}: LensOptions): WallLabel {
  return {title: say(`lenses.${lens}.title`), painter: '', year: '', line: say(`lenses.${lens}.sentence`)};
}

/** 'Saliency, conv4b, unit 17, cup': what a kept picture is called. */
export function lensTitleOf({lens, lensReport}: Pick<AppState, 'lens' | 'lensReport'>): string {
  const {layer, unit, label} = lensReport?.findings ?? askedOf(lens);
  return [
    say(`lenses.${lens.lens}.title`),
    layer === null ? null : shortLayer(layer),
    unit === null ? null : say('findings.kept.unit', {unit}),
    label === null ? null : sayClassWord(label),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** The word that the network is sure of, as the visitor reads it, or null where there is none. */
export function sureWordOf({words, isSure}: LensFindings): string | null {
  const [first] = words;
  return isSure && first !== undefined ? sayClassWord(first.word) : null;
}

/**
 * How old the view is, once that matters: '2 s ago'; empty while it is fresh or the picture is held
 * anyway.
 *
 * @param now On the report's clock.
 */
export function ageOf({capturedAt, intervalMs}: LensReport, now: Milliseconds, isFrozen: boolean): string {
  if (isFrozen || intervalMs <= SLOW_MS) return '';
  const seconds = Math.max(0, (now - capturedAt) / 1000);
  return seconds < 10 ? say('findings.ago', {seconds}) : say('findings.agoWhole', {seconds});
}
