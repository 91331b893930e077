/**
 * A look nobody has asked for: another style or a mix of two, never the one that is shown.
 */
import type {PaintOptions, StyleId} from '../../../../protocol/paint.ts';
import type {StyleLabel} from '../../../../protocol/messages.ts';

/** More than half are mixes: a pure style is one tap away anyway. */
const MIX_PROBABILITY = 0.6;

/** Mixes in which both styles can be seen. */
const MIX_RANGE = {low: 0.3, high: 0.7} as const;

/** @param random Returns numbers in [0, 1), as Math.random does. */
export function surprise(
  paint: PaintOptions,
  styles: readonly StyleLabel[],
  random: () => number,
): Pick<PaintOptions, 'style' | 'mixStyle' | 'mix'> {
  const ids = styles.map(({id}) => id);
  const style = pickOther(ids, [paint.style], random);
  if (style === undefined) return {style: paint.style, mixStyle: paint.mixStyle, mix: paint.mix};
  const mixStyle = random() < MIX_PROBABILITY ? pickOther(ids, [style, paint.mixStyle], random) : undefined;
  if (mixStyle === undefined) return {style, mixStyle: null, mix: 0};
  const mix = MIX_RANGE.low + random() * (MIX_RANGE.high - MIX_RANGE.low);
  return {style, mixStyle, mix: Math.round(mix * 100) / 100};
}

function pickOther(
  ids: readonly StyleId[],
  without: readonly (StyleId | null)[],
  random: () => number,
): StyleId | undefined {
  const others = ids.filter((id) => !without.includes(id));
  return others[Math.floor(random() * others.length)];
}
