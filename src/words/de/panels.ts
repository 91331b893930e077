/** Help, licences, and the cards that explain. */
/** German for `HELP` of the same name. */
export const HELP = {
  title: 'Hilfe',
  lead: 'Berühre ein Gemälde, dann trittst du hinein. Zieh eine Kachel zu einer anderen, dann mischen sie sich. Der große runde Knopf macht ein Bild. „Einblick“ zeigt, was das Netz dahinter sieht, Linse für Linse.',
  privacy:
    'Bilder verlassen dieses Gerät nie, außer du teilst sie. Nichts wird verschickt, gezählt oder anderswo gespeichert.',
  meaning: 'Was es tut',
  keys: {title: 'Tasten und Gesten', key: 'Taste', gesture: 'Von Hand'},
  address: {
    title: 'In der Adresse',
    lead: 'Eine kopierte Adresse zeigt wieder dieselbe Ansicht. Ihre Teile stehen nach einem Fragezeichen, verbunden mit &.',
    name: 'Name',
    values: 'Werte',
  },
  about: {
    title: 'Über Pareidolia',
    text: 'Pareidolie heißt: in Wolken Gesichter sehen. Dieser Spiegel malt, was er sieht, mit einem kleinen Netz. Gelernt hat es von Gemälden, deren Maler lange tot sind und deren Bilder allen gehören.',
  },
} as const;

/** German for `LICENCES` of the same name. */
export const LICENCES = {
  title: 'Lizenzen',
  lead: 'Pareidolia steht unter der MIT-Lizenz. Es ist mit der Arbeit anderer gebaut, danke dafür:',
  loading: 'Einen Moment.',
  failed: 'Die Liste ließ sich nicht laden. Sie steht in der Datei licences.json dieser App.',
} as const;

/** German for `DREAM_STEPS` of the same name. */
export const DREAM_STEPS = {
  title: 'Wie ein Traum wächst',
  lead: 'Ein Netz, das gelernt hat, Dinge zu unterscheiden, schaut dich an. Was es zu sehen glaubt, zeichnet der Spiegel ein wenig deutlicher. Viele Male in der Sekunde, bis aus Wolken Gesichter werden.',
  waiting: 'Einen Moment: Der Spiegel schaut …',
  layer: 'Schicht {layer}',
  activation: {
    title: 'Es schaut',
    line: 'Je heller ein Fleck, desto sicherer meint das Netz, dort etwas gefunden zu haben.',
  },
  gradient: {
    title: 'Es wünscht',
    line: 'So müsste sich jeder Punkt ändern, damit es noch mehr findet. Grau heißt: Bleib, wie du bist.',
  },
  step: {title: 'Es gleicht aus', line: 'Derselbe Wunsch, nur sind große Formen jetzt so stark wie feine.'},
  sum: {
    title: 'Es gibt ein wenig dazu',
    line: 'Das Bild, mit etwas von dem Wunsch vermischt. Dann schaut es von Neuem.',
  },
} as const;

/** German for `LENS_CARD` of the same name. */
export const LENS_CARD = {formula: 'Die Formel', sources: 'Woher es kommt'} as const;
