/** Draws a small picture into a <canvas> of its own size; the styles enlarge it. */
import {nothing, type ElementPart} from 'lit';
import {Directive, directive} from 'lit/directive.js';

import type {SmallPicture} from '../../../protocol/small-picture.ts';

class SmallPictureDirective extends Directive {
  #drawn: SmallPicture | null = null;

  override update({element}: ElementPart, [picture]: [SmallPicture]): typeof nothing {
    if (picture === this.#drawn || !(element instanceof HTMLCanvasElement)) return nothing;
    this.#drawn = picture;
    element.width = picture.width;
    element.height = picture.height;
    element.getContext('2d')?.putImageData(new ImageData(picture.data, picture.width, picture.height), 0, 0);
    return nothing;
  }

  render(_picture: SmallPicture): typeof nothing {
    return nothing;
  }
}

/** Usage: html`<canvas ${smallPicture(picture)}></canvas>`. */
export const smallPicture = directive(SmallPictureDirective);
