/**
 * The icons, from Lucide, taken into the bundle as text: only those named here.
 */
import {html, type TemplateResult} from 'lit';
import {unsafeHTML} from 'lit/directives/unsafe-html.js';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import brush from 'lucide-static/icons/brush.svg?raw';
import camera from 'lucide-static/icons/camera.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronsLeftRight from 'lucide-static/icons/chevrons-left-right.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import dices from 'lucide-static/icons/dices.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import flip from 'lucide-static/icons/flip-horizontal-2.svg?raw';
import imagePlus from 'lucide-static/icons/image-plus.svg?raw';
import images from 'lucide-static/icons/images.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import palette from 'lucide-static/icons/palette.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import question from 'lucide-static/icons/circle-question-mark.svg?raw';
import retake from 'lucide-static/icons/rotate-ccw.svg?raw';
import settings from 'lucide-static/icons/settings-2.svg?raw';
import refresh from 'lucide-static/icons/refresh-cw.svg?raw';
import share from 'lucide-static/icons/share-2.svg?raw';
import snowflake from 'lucide-static/icons/snowflake.svg?raw';
import split from 'lucide-static/icons/square-split-horizontal.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import undo from 'lucide-static/icons/undo-2.svg?raw';
import close from 'lucide-static/icons/x.svg?raw';
import zoom from 'lucide-static/icons/zoom-in.svg?raw';

const ICONS = {
  arrowLeft,
  brush,
  camera,
  check,
  chevronsLeftRight,
  close,
  copy,
  dices,
  download,
  flip,
  imagePlus,
  images,
  info,
  palette,
  pause,
  question,
  refresh,
  retake,
  settings,
  share,
  snowflake,
  split,
  trash,
  undo,
  zoom,
} as const;

/** The name of an icon. */
export type IconName = keyof typeof ICONS;

/** An icon as decoration: a text beside it or a label says what it means. */
export function icon(name: IconName): TemplateResult {
  // The text comes from the bundle, not from a visitor.
  return html`<span class="icon" aria-hidden="true">${unsafeHTML(ICONS[name])}</span>`;
}
