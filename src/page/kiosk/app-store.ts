/** The store of the page's state, by its full type. */
import type {Action} from '../state/action.ts';
import type {AppState} from '../state/app-state.ts';
import type {Store} from '../state/store.ts';

/** Holds the page's state. */
export type AppStore = Store<AppState, Action>;
