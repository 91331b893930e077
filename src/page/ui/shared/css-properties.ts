/**
 * Sets CSS custom properties on an element through the CSSOM: the page's Content-Security-Policy
 * forbids style attributes, which Lit's own styleMap writes at first.
 */
import {nothing, type ElementPart} from 'lit';
import {Directive, directive, PartType, type PartInfo} from 'lit/directive.js';

class CssPropertiesDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssProperties belongs inside a tag');
  }

  override update({element}: ElementPart, [properties]: [Readonly<Record<`--${string}`, string>>]): typeof nothing {
    const {style} = element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    return nothing;
  }

  render(_properties: Readonly<Record<`--${string}`, string>>): typeof nothing {
    return nothing;
  }
}

/** Usage: html`<div ${cssProperties({'--at': '50%'})}></div>`. */
export const cssProperties = directive(CssPropertiesDirective);
