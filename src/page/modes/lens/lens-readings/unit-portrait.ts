/**
 * The network's own picture of a unit, cut out of its layer's sheet; the sheet is loaded when one
 * of its units is first looked at.
 */
import {html, nothing} from 'lit';

import {shortLayer} from '../../../../protocol/layers.ts';
import type {LensFindings} from '../../../../protocol/lens.ts';
import {say} from '../../../../words/say.ts';
import {cssProperties} from '../../../ui/shared/css-properties.ts';

/** How models/manifest.json says that each sheet is laid out. */
const COLUMNS = 16;

/**
 * Nothing for a layer without a sheet.
 *
 * @param layers Those that have one.
 */
export function unitPortrait({layer, unit}: Pick<LensFindings, 'layer' | 'unit'>, layers: readonly string[]) {
  if (layer === null || unit === null || !layers.includes(layer)) return nothing;
  const sheet = new URL(`${import.meta.env.BASE_URL}models/perception/features/${layer}.webp`, document.baseURI).href;
  const words = say('findings.portrait', {unit, layer: shortLayer(layer)});
  return html`
    <figure class="portrait">
      <div
        class="sheet"
        role="img"
        aria-label=${words}
        ${cssProperties({
          '--sheet': `url("${sheet}")`,
          '--column': String(unit % COLUMNS),
          '--row': String(Math.floor(unit / COLUMNS)),
        })}
      ></div>
      <figcaption>${say('findings.thisUnit')}</figcaption>
    </figure>
  `;
}
