/**
 * Where a lens's panels lie. The compositor draws them there and the page lays captions and buttons over them, each by this one
 * function, so that nothing has to cross to keep them together.
 */
import type {Arrangement, PlacedPanel} from './lenses.ts';
import type {CssRect} from './units.ts';

/** Between panels, and below one for its caption, in CSS pixels. */
const GAP = 8;
const CAPTION = 22;

/** A panel as far as its place goes. */
interface Sized {
  readonly caption: string;
  readonly width: number;
  readonly height: number;
}

/** A place for each panel, as large as the area allows; each keeps its shape. Empty where the area is. */
export function placePanels(arrangement: Arrangement, panels: readonly Sized[], area: CssRect): readonly PlacedPanel[] {
  if (panels.length === 0 || area.width <= 0 || area.height <= 0) return [];
  const isUpright = area.height > area.width;
  switch (arrangement) {
    case 'row':
      return placeGrid(panels, area, isUpright ? 1 : panels.length);
    case 'grid':
      return placeGrid(panels, area, bestColumns(panels, area));
    case 'main': {
      const [first, ...others] = panels;
      if (first === undefined || others.length === 0) return placeGrid(panels, area, 1);
      const [here, there] = halves(area, isUpright);
      return [...placeGrid([first], here, 1), ...placeGrid(others, there, bestColumns(others, there))];
    }
  }
}

function halves({x, y, width, height}: CssRect, isUpright: boolean): readonly [CssRect, CssRect] {
  const [w, h] = [(width - GAP) / 2, (height - GAP) / 2];
  return isUpright
    ? [
        {x, y, width, height: h},
        {x, y: y + h + GAP, width, height: h},
      ]
    : [
        {x, y, width: w, height},
        {x: x + w + GAP, y, width: w, height},
      ];
}

/** Columns with which the panels come out largest. */
function bestColumns(panels: readonly Sized[], area: CssRect): number {
  let best = {columns: 1, width: 0};
  for (let columns = 1; columns <= panels.length; columns++) {
    const width = placeGrid(panels, area, columns)[0]?.rect.width ?? 0;
    if (width > best.width) best = {columns, width};
  }
  return best.columns;
}

/** Row by row in equal cells, in the middle of the area. */
function placeGrid(panels: readonly Sized[], area: CssRect, columns: number): readonly PlacedPanel[] {
  const rows = Math.ceil(panels.length / columns);
  const captionHeight = panels.some(({caption}) => caption !== '') ? CAPTION : 0;
  const gap = Math.min(GAP, area.width / (4 * columns), area.height / (4 * rows));
  const cell = {
    width: (area.width - gap * (columns - 1)) / columns,
    height: (area.height - gap * (rows - 1)) / rows - captionHeight,
  };
  if (cell.width <= 0 || cell.height <= 0) return [];
  const scaleOf = ({width, height}: Sized): number => Math.min(cell.width / width, cell.height / height);
  // Cells as tight as the largest panel, so that the block stays together in the middle.
  const width = Math.max(...panels.map((panel) => panel.width * scaleOf(panel)));
  const height = Math.max(...panels.map((panel) => panel.height * scaleOf(panel)));
  const left = area.x + (area.width - (width * columns + gap * (columns - 1))) / 2;
  const top = area.y + (area.height - ((height + captionHeight) * rows + gap * (rows - 1))) / 2;
  return panels.map((panel, index) => {
    const scale = scaleOf(panel);
    const size = {width: panel.width * scale, height: panel.height * scale};
    return {
      rect: {
        x: left + (index % columns) * (width + gap) + (width - size.width) / 2,
        y: top + Math.floor(index / columns) * (height + captionHeight + gap) + (height - size.height) / 2,
        ...size,
      },
      captionHeight,
    };
  });
}
