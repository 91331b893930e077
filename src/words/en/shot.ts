/** Taking a picture, from the shutter to the file. */
export const SHOT = {
  shutter: 'Take a picture',
  countdown: 'Look up here. Tap to stop.',
  review: 'Your picture',
  painted: 'You, painted: {title}',
  finishing: 'Painting it finely.',
  progress: 'Painting',
  another: 'Take another',
  again: 'Try this one again',
  kept: 'Kept on this device.',
  retake: 'Retake',
  back: 'Back to the mirror',
  keep: 'Keep',
  keepAgain: 'Try to keep it again',
  turn: 'Text the right way round',
  share: 'Share',
  dreamTitle: 'Dream: {dream}',
} as const;

/** The kept pictures. */
export const GALLERY = {
  title: 'Kept pictures',
  all: 'All pictures',
  loading: 'Looking for your pictures.',
  tryAgain: 'Try again',
  empty: 'No pictures yet. Take one with the large round button, and keep it.',
  stay: 'Kept pictures stay on this device until you delete them.',
  picture: '{title}, {date}',
  caption: '{date}, {width:plain} × {height:plain} pixels',
  confirm: 'Delete all {n} pictures? This cannot be undone.',
  deleteAll: 'Delete all',
  keepAll: 'Keep them',
  delete: 'Delete',
  deleted: 'The picture is deleted.',
  undo: 'Undo',
} as const;
