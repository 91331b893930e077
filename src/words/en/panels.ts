/** The help panel. */
export const HELP = {
  title: 'Help',
  lead: 'Touch a painting to step into it. Pull one tile towards another to mix them. The large round button takes a picture. Look inside shows what the network behind it sees, one lens at a time.',
  privacy: 'Pictures never leave this device unless you share them. Nothing is sent, counted or stored elsewhere.',
  meaning: 'What it does',
  keys: {title: 'Keys and gestures', key: 'Key', gesture: 'By hand'},
  address: {
    title: 'In the address',
    lead: 'A copied address shows the same view again. Parts are joined by & after one question mark.',
    name: 'Name',
    values: 'Values',
  },
  about: {
    title: 'About',
    text: 'Pareidolia is seeing faces in clouds. This mirror paints what it sees with a small network that learned from paintings whose painters are long dead and whose pictures belong to everyone.',
  },
} as const;

/** The licences of what is built in. */
export const LICENCES = {
  title: 'Licences',
  lead: 'Pareidolia is under the MIT licence. It is built with the work of others, with thanks:',
  loading: 'One moment.',
  failed: 'The list could not be loaded. It is in the file licences.json of this app.',
} as const;

/** How a dream grows, in four steps. */
export const DREAM_STEPS = {
  title: 'How a dream grows',
  lead: 'A network that learned to tell things apart looks at you. Whatever it believes to see, the mirror draws a little more clearly. Many times a second, so that clouds become faces.',
  waiting: 'One moment: the mirror is looking …',
  layer: 'Layer {layer}',
  activation: {
    title: 'It looks',
    line: 'The brighter a spot, the more the network thinks it has found something there.',
  },
  gradient: {
    title: 'It wishes',
    line: 'Which way each dot would have to change so that it finds even more. Grey means: stay as you are.',
  },
  step: {title: 'It evens out', line: 'The same wish, with big shapes made as strong as fine ones.'},
  sum: {title: 'It adds a little', line: 'The picture with a bit of the wish mixed in. Then it looks again.'},
} as const;

/** The card that explains a lens. */
export const LENS_CARD = {formula: 'The formula', sources: 'Where it comes from'} as const;
