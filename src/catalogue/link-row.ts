import type {LinkParameters} from './link-parameters.ts';

/** One parameter of an address: its words for people, and how it is read and written. */
export interface LinkRow {
  readonly name: string;
  /** What may stand in the address. */
  readonly values: string;
  readonly meaning: string;
  /** The view with what the text asks for, or undefined for a text that is not accepted. */
  readonly read: (view: LinkParameters, text: string) => LinkParameters | undefined;
  /** The text for a view, or null where the view says nothing of it. */
  readonly write: (view: Partial<LinkParameters>) => string | null;
}
