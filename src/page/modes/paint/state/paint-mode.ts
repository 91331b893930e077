import type {ModeRow} from '../../mode-row.ts';
import {actionInPaint} from './paint-command.ts';
import {wallLabelOf} from './wall-label.ts';

/** The mirror paints. */
export const PAINT_MODE: ModeRow = {
  title: 'modes.paint',
  touchHint: 'hint.touch.paint',
  needsPerception: false,
  coversPicture: false,
  card: null,
  labelOf: ({paint, engine}) => wallLabelOf(paint, engine.styles),
  titleOf: ({paint, engine}) => (paint.style === null ? 'Pareidolia' : wallLabelOf(paint, engine.styles).title),
  openingOf: () => null,
  actionFor: actionInPaint,
  linkOf: () => ({}),
};
