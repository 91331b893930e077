import type {AddressKey, Said} from '../words/words.ts';
import type {LinkParameters} from './link-parameters.ts';

/** One parameter of an address: what is said of it, and how it is read and written. */
export interface LinkRow {
  readonly name: string;
  /** What may stand in the address: the values themselves, or a sentence about them. */
  readonly values: string | Said;
  /** The sentence that says what it does. */
  readonly meaning: AddressKey;
  /** The view with what the text asks for, or undefined for a text that is not accepted. */
  readonly read: (view: LinkParameters, text: string) => LinkParameters | undefined;
  /** The text for a view, or null where the view says nothing of it. */
  readonly write: (view: Partial<LinkParameters>) => string | null;
}
