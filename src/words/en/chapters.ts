/** The chapters of the look inside: a title on the tile, and what is in it, in one sentence. */
export const CHAPTERS = {
  label: 'Chapters',
  lenses: 'Lenses: {chapter}',
  sees: {title: 'What it sees', sentence: 'What the mirror finds in your picture, from lines to words.'},
  explains: {title: 'Why it says so', sentence: 'Which places of your picture made it choose its word.'},
  fooled: {title: 'Fooling it', sentence: 'How little it takes to make it see something else.'},
  makes: {
    title: 'Pictures it makes',
    sentence: 'What the network draws when it is asked, and how it remembers a painting.',
  },
  learns: {title: 'How it learns', sentence: 'How such a network comes by what it knows.'},
} as const;
