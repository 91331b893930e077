/** What is painted, once the styles are known. */
import {failure} from '../../../protocol/errors.ts';
import type {PaintOptions} from '../../../protocol/paint.ts';
import type {AppState} from '../app-state.ts';
import {noteFailure} from '../failures.ts';

/**
 * Once the styles are known: the first one for a fresh visit; what the address named wrongly is
 * left out and said.
 */
export function settlePaint(state: AppState): AppState {
  const known = new Set(state.engine.styles.map(({id}) => id));
  const problems: string[] = [];
  const check = (style: string | null): string | null => {
    if (style === null || known.has(style)) return style;
    problems.push(`there is no style '${style}'; known: ${[...known].join(', ')}`);
    return null;
  };
  const asked = check(state.paint.style);
  const mixStyle = check(state.paint.mixStyle);
  const isPlain = state.paint.style === null && state.isStyleChosen;
  const style = isPlain ? null : (asked ?? state.engine.styles[0]?.id ?? null);
  const isMixed = mixStyle !== null && style !== null && mixStyle !== style;
  const paint: PaintOptions = {
    ...state.paint,
    style,
    mixStyle: isMixed ? mixStyle : null,
    mix: isMixed ? state.paint.mix : 0,
  };
  const settled = {...state, paint, isStyleChosen: true, lastStyle: style ?? state.lastStyle};
  return problems.reduce((next, problem) => noteFailure(next, failure('url-invalid', problem), true), settled);
}
