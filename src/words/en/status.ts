/** The status panel: every number there is. */
export const STATUS = {
  title: 'How the mirror is doing',
  copy: {no: 'Copy', yes: 'Copied', failed: 'Select it by hand'},
} as const;
