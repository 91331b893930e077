/** What the engine is to show, from the state. */
import type {Show} from '../../protocol/show.ts';
import type {AppState} from './app-state.ts';

/** The wanted mode with its options. */
export function showOf({mode, paint, dream, lens}: Pick<AppState, 'mode' | 'paint' | 'dream' | 'lens'>): Show {
  switch (mode) {
    case 'paint':
      return {mode, paint};
    case 'dream':
      return {mode, paint, dream};
    case 'lens':
      return {mode, paint, lens};
  }
}
