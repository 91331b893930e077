/** The chapters of the look inside. */

/** German for `CHAPTERS` of the same name. */
export const CHAPTERS = {
  label: 'Kapitel',
  lenses: 'Linsen: {chapter}',
  sees: {title: 'Was er sieht', sentence: 'Was der Spiegel in deinem Bild findet, von Linien bis zu Wörtern.'},
  explains: {title: 'Warum er das sagt', sentence: 'Welche Stellen deines Bildes ihn auf sein Wort gebracht haben.'},
  fooled: {title: 'Ihn täuschen', sentence: 'Wie wenig es braucht, damit er etwas anderes sieht.'},
  makes: {
    title: 'Bilder, die er macht',
    sentence: 'Was das Netz auf Wunsch zeichnet, und wie es sich ein Gemälde merkt.',
  },
  learns: {title: 'Wie er lernt', sentence: 'Wie so ein Netz zu dem kommt, was es weiß.'},
} as const;
