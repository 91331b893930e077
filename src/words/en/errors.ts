/** The visitor's sentence for each failure, by its code. */
export const ERRORS = {} as const;
