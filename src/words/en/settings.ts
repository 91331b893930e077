/** The rows of the settings panel and their choices. */
export const SETTINGS = {} as const;
