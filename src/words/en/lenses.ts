/** The words of each lens, by its id: its name, what it shows, and its options. */
export const LENSES = {} as const;
