/** Keys and gestures. */
/** German for `COMMANDS` of the same name. */
export const COMMANDS = {
  'next-style': {
    key: '→',
    gesture: 'eine Kachel antippen',
    meaning: 'nächstes Gemälde, nächster Traum oder nächste Linse',
  },
  'previous-style': {
    key: '←',
    gesture: 'in einer Linse: wischen',
    meaning: 'voriges Gemälde, voriger Traum oder vorige Linse',
  },
  'pick-style': {
    key: '1 … 9',
    gesture: 'eine Kachel antippen',
    meaning: 'dieses Gemälde oder dieser Traum; im Einblick: dieses Kapitel, und binnen zwei Sekunden eine Linse darin',
  },
  surprise: {
    key: 'R',
    gesture: 'den Würfel antippen',
    meaning: 'überrasch mich: ein anderes Gemälde, ein anderer Traum oder eine andere Linse',
  },
  plain: {
    key: '0',
    gesture: 'die gewählte Kachel noch einmal antippen',
    meaning: 'der schlichte Spiegel, und zurück',
  },
  'strength-up': {
    key: '↑',
    gesture: 'der Regler „Stärke“',
    meaning: 'mehr Gemälde, mehr Traum oder mehr von dem, was die Linse dreht',
  },
  'strength-down': {
    key: '↓',
    gesture: 'der Regler „Stärke“',
    meaning: 'weniger Gemälde, weniger Traum oder weniger von dem, was die Linse dreht',
  },
  'mix-more': {
    key: 'M',
    gesture: 'eine Kachel seitwärts zu einer anderen ziehen',
    meaning: 'das nächste Gemälde beimischen, jedes Mal etwas mehr',
  },
  'mix-less': {key: 'N', gesture: 'sie zurückziehen', meaning: 'weniger beimischen'},
  'keep-colours': {key: 'C', gesture: 'die Palette antippen', meaning: 'meine Farben behalten'},
  'brush-up': {
    key: '+',
    gesture: 'der Regler „Pinsel“ in den Einstellungen',
    meaning: 'mehr vom Pinsel: Striche und das Licht darauf',
  },
  'brush-down': {key: '−', gesture: 'der Regler „Pinsel“ in den Einstellungen', meaning: 'weniger vom Pinsel'},
  wipe: {key: 'W', gesture: 'den Griff ziehen', meaning: 'vorher und nachher'},
  dream: {key: 'D', gesture: '„Träumen“ oder „Malen“ antippen', meaning: 'träumen, oder wieder malen'},
  'dream-hold': {
    key: 'K',
    gesture: 'die Schneeflocke antippen',
    meaning: 'den Traum festhalten, und weiterträumen lassen',
  },
  'dream-again': {key: 'B', gesture: 'den runden Pfeil antippen', meaning: 'von vorn träumen'},
  'dream-over': {
    key: 'V',
    gesture: 'den Pinsel antippen',
    meaning: 'über das Gemälde träumen, oder über dich selbst',
  },
  'hold-up': {
    key: 'O',
    gesture: 'etwas hochhalten und „Davon träumen“ antippen',
    meaning: 'von dem träumen, was du hochhältst',
  },
  lens: {key: 'L', gesture: '„Einblick“ oder „Malen“ antippen', meaning: 'hineinsehen, oder wieder malen'},
  explain: {
    key: 'E',
    gesture: '„So geht das“ oder „Was sehe ich da?“ antippen',
    meaning: 'was der Traum oder die Linse tut, in Worten',
  },
  shutter: {key: 'Leertaste', gesture: 'den Auslöser antippen', meaning: 'ein Bild machen'},
  back: {
    key: 'Esc',
    gesture: 'das Kreuz antippen',
    meaning: 'schließen, das Zählen anhalten oder zurück zu allen Zellen einer Linse',
  },
  gallery: {key: 'G', gesture: 'die Bilder antippen', meaning: 'deine Bilder'},
  freeze: {
    key: 'P',
    gesture: 'in einer Linse: die Pause antippen',
    meaning: 'das Bild anhalten, und weiterlaufen lassen',
  },
  fullscreen: {key: 'F', gesture: '', meaning: 'ganzer Bildschirm'},
  help: {key: 'H', gesture: 'das i antippen', meaning: 'diese Hilfe'},
  status: {
    key: '?',
    gesture: 'zwei Sekunden auf die Ecke oben links drücken',
    meaning: 'wie es dem Spiegel geht',
  },
} as const;
