/** The room around the picture, the notice, the hints and the wall label. */
/** German for `SHELL` of the same name. */
export const SHELL = {
  canvas: 'Der Spiegel: was die Kamera sieht, gemalt',
  drop: 'Lass los, dann wird es gemalt.',
  file: 'Ein Bild oder ein Video',
  freshStart: 'Beginnt in {seconds:integer} s von vorn. Berühr ihn, um zu bleiben.',
  closeNotice: 'Hinweis schließen',
  close: 'Schließen',
} as const;

/** German for `MODES` of the same name. */
export const MODES = {
  row: 'Was der Spiegel tut',
  paint: 'Malen',
  dream: 'Träumen',
  lens: 'Einblick',
} as const;

/** German for `NOTICE` of the same name. */
export const NOTICE = {
  camera: {
    title: 'Das ist ein Spiegel',
    sentence: 'Lass dich von ihm ansehen, dann malt er dich. Dein Bild bleibt auf diesem Gerät.',
  },
  file: {title: 'Zeig ihm etwas', sentence: 'Zieh ein Bild oder ein Video auf diese Seite.'},
  actions: {
    'use-camera': 'Kamera benutzen',
    'choose-file': 'Datei wählen',
    reload: 'Neu laden',
    close: 'In Ordnung',
  },
} as const;

/** German for `HINT` of the same name. */
export const HINT = {
  dreamOpens: 'Der Spiegel schläft ein … {share:hundredths}\u00a0%',
  lensOpens: 'Der Spiegel öffnet sich … {share:hundredths}\u00a0%',
  touch: {
    paint: 'Tipp hin und such dir ein anderes Gemälde aus.',
    dream: 'Tipp hin und such dir einen anderen Traum aus.',
    lens: 'Tipp hin und such dir eine andere Linse aus.',
  },
} as const;

/** German for `LABEL` of the same name. */
export const LABEL = {
  percent: '{share:hundredths}\u00a0%',
  mix: {
    title: '{first} × {second}, {share:hundredths}\u00a0%',
    painter: '{first} mit {second}',
    line: 'Ein Gemälde, das es nie gab.',
  },
  plain: {title: 'Du', painter: 'ungemalt', line: 'Such dir ein Gemälde aus und tritt hinein.'},
  starting: {title: 'Pareidolia', painter: 'ein Spiegel, der malt', line: 'Der Maler packt die Pinsel aus.'},
  dream: {painter: 'ein Traum dieses Spiegels'},
} as const;
