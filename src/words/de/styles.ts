import type {StyleWords} from '../say.ts';

/** The paintings in German, by their ids: names that museums use, dates and lines. */
export const STYLES: Readonly<Record<string, Partial<StyleWords>>> = {
  'great-wave': {
    title: 'Die große Welle vor Kanagawa',
    line: 'Eine Welle mit Krallen aus Schaum, gedruckt von Platten aus Kirschholz.',
  },
  'starry-night': {
    title: 'Sternennacht',
    line: 'Er malte den Nachthimmel, als hätte der Wind Farben.',
  },
  'the-scream': {
    title: 'Der Schrei',
    line: 'Ein Mensch hat Angst, und der ganze Himmel schreit mit.',
  },
  'composition-vii': {
    title: 'Komposition VII',
    line: 'Kandinsky hörte Farben als Musik. Das hier ist sein lautestes Orchester.',
  },
  udnie: {line: 'Eine Tänzerin auf einem Schiff, erinnert als gefaltete Formen in Bewegung.'},
  'portrait-of-picasso': {
    title: 'Bildnis Pablo Picasso',
    line: 'Das Gesicht eines Freundes, von vielen Seiten zugleich, wie Licht in geschliffenem Glas.',
  },
  metzinger: {
    title: 'Bildnis Jean Metzinger',
    line: 'Ein Gesicht wie ein Mosaik, ein viereckiger Pinselstrich nach dem anderen.',
  },
  'water-lilies': {
    title: 'Seerosen',
    line: 'Monet malte seinen Teich dreißig Jahre lang und kam ihm nie auf den Grund.',
  },
  'straw-hat': {
    title: 'Selbstbildnis mit Strohhut',
    line: 'Für ein Modell fehlte ihm das Geld. Da kaufte er einen Spiegel und malte sich selbst.',
  },
  'golden-blossom': {
    title: 'Kirschblüte auf Gold',
    year: 'um 1820',
    line: 'Ein Frühlingsabend, bewahrt auf echtem Gold, dünner als ein Atemzug.',
  },
  'grande-jatte': {
    title: 'Ein Sonntag auf La Grande Jatte',
    line: 'Ein ganzer Nachmittag aus Punkten: Gemischt wird in deinem Auge.',
  },
  'night-cafe': {
    title: 'Das Nachtcafé',
    line: 'Rote Wände, grüne Decke und Lampen, die summen.',
  },
  minotaur: {
    title: 'Das Wrack eines Transportschiffs',
    year: 'um 1810',
    line: 'So viel Meer, dass das Schiff nur ein Spritzer Licht ist.',
  },
  'wheat-field': {
    title: 'Weizenfeld mit Zypressen',
    line: 'Wind, den du sehen kannst: im Weizen, in den Bäumen und in den Wolken.',
  },
  edtaonisl: {line: 'Ein Tanz, in Papier zerschnitten und in die Luft geworfen.'},
  grainstacks: {
    title: 'Getreideschober',
    line: 'Zwei Haufen Weizen am Ende eines warmen Tages, sie glühen wie Kohlen.',
  },
};
