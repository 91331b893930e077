/**
 * What the colours of a map stand for: a bar of them with its ends named, and the colour map's own
 * name.
 */
import {html} from 'lit';

import type {LensLegend} from '../../../../protocol/lens.ts';
import {sayAll} from '../../../../words/say.ts';

const NAMES: Readonly<Record<LensLegend['colours'], string>> = {
  cividis: 'cividis, the same for colour-blind eyes',
  diverging: 'blue below, orange above zero',
};

/** A legend for a readings column. */
export function legend({colours, title, ...ends}: LensLegend) {
  const [from, to] = [sayAll(ends.from), sayAll(ends.to)];
  return html`
    <figure class="legend">
      <figcaption>${sayAll(title)}</figcaption>
      <div class="ramp ${colours}" role="img" aria-label="${NAMES[colours]}: from ${from} to ${to}"></div>
      <p class="ends"><span>${from}</span><span class="map">${NAMES[colours]}</span><span>${to}</span></p>
    </figure>
  `;
}
