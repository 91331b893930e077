/**
 * What the colours of a map stand for: a bar of them with its ends named, and the colour map's own
 * name.
 */
import {html} from 'lit';

import type {LensLegend} from '../../../../protocol/lens.ts';
import {say, sayAll} from '../../../../words/say.ts';

/** A legend for a readings column. */
export function legend({colours, title, ...ends}: LensLegend) {
  const map = say(`findings.colours.${colours}`);
  const [from, to] = [sayAll(ends.from), sayAll(ends.to)];
  return html`
    <figure class="legend">
      <figcaption>${sayAll(title)}</figcaption>
      <div class="ramp ${colours}" role="img" aria-label=${say('findings.ramp', {map, from, to})}></div>
      <p class="ends"><span>${from}</span><span>${to}</span></p>
      <p class="map">${map}</p>
    </figure>
  `;
}
