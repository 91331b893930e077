/** What a lens's own numbers tell of the question that it asks, once they do. */
export const ANSWERS = {
  labels: 'Now it says “{to}”, and no longer “{from}”.',
  excites: 'Yes: {from:fixed2} was its most, and now it is {to:fixed2}.',
  map: 'Yes: it is {spreads:fixed1} times as far from where it began as the pictures are from their middle.',
  saliency: '“{rule}” stays most alike: rank correlation {correlation:fixed2}.',
  occlusion: 'Yes: it changed from “{from}” to “{to}”.',
  gradcam: 'Yes: it went from column {from:plain} to column {to:plain}.',
  adversarial: 'With {reached} it is fooled, with {below} no longer.',
  linear: 'With {below:integer} values it loses, with {reached:integer} it wins.',
  fingerprint: {
    by: 'layers',
    one: 'No: in this layer places may be shuffled, and the table stays the same.',
    other: 'No: in all {layers:plain} layers places may be shuffled, and the tables stay the same.',
  },
  playground: 'You did it: {share} of the unseen points are on the right side.',
} as const;
