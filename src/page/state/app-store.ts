/** The store of the page's state, by its full type. */
import type {Action} from './action.ts';
import type {AppState} from './app-state.ts';
import type {Store} from './store.ts';

/** Holds the page's state. */
export type AppStore = Store<AppState, Action>;
