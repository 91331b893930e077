/**
 * The status panel's contents as plain data: every number with its unit, so that it can be drawn,
 * copied and tested alike.
 */
import type {Failure} from '../../../protocol/errors.ts';
import type {DreamStatus, EngineStatus, LensStatus, TileShapeStatus, Timing} from '../../../protocol/status.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {AppState} from '../app-state.ts';

/** One line: a name and a value. */
export interface ReportRow {
  readonly name: string;
  readonly value: string;
}

/** A titled group of lines. */
export interface ReportSection {
  readonly title: string;
  readonly rows: readonly ReportRow[];
}

/** What only the page knows. */
export interface PageFacts {
  readonly version: string;
  readonly isSecure: boolean;
  readonly isOnline: boolean;
  readonly viewport: PixelSize;
  readonly devicePixelRatio: number;
  readonly userAgent: string;
  /** Why the engine gave no status, or null. */
  readonly silence: string | null;
}

const NOTHING = 'none';
const UNKNOWN = 'not yet';

/** The whole report. Without an engine's answer, the page's side alone. */
export function reportStatus(status: EngineStatus | null, state: AppState, facts: PageFacts): readonly ReportSection[] {
  const engine = status ? engineSections(status) : [silentSection(state, facts)];
  const failures = mergeFailures(status?.failures ?? [], state.failures);
  return [...engine, pageSection(state, facts), {title: 'Failures', rows: failureRows(failures)}];
}

/** The report as text for the clipboard. */
export function reportText(sections: readonly ReportSection[]): string {
  const blocks = sections.map(({title, rows}) =>
    [title, ...rows.map(({name, value}) => `  ${name}: ${value}`)].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

function engineSections(status: EngineStatus): readonly ReportSection[] {
  return [
    {title: 'Painter', rows: painterRows(status)},
    {title: 'Speed', rows: speedRows(status)},
    ...(status.dream ? [{title: 'Dream', rows: dreamRows(status.dream)}] : []),
    ...(status.lens ? [{title: 'Lens', rows: lensRows(status.lens)}] : []),
    {title: 'Held on the graphics card and in the networks', rows: resourceRows(status)},
    {title: 'Networks', rows: networkRows(status)},
  ];
}

function painterRows(status: EngineStatus): readonly ReportRow[] {
  const {backend, networkEngine, inputSize, sourceSize, rung, tileShape} = status;
  return [
    row('Networks run on', backend ? `${backend.network}${networkEngine ? ` (${networkEngine})` : ''}` : UNKNOWN),
    row('Picture drawn by', backend?.compositor ?? UNKNOWN),
    row('Adapter', backend?.adapter ?? UNKNOWN),
    ...(backend?.skipped.map(({backend: name, reason}) => row(`Passed over: ${name}`, reason)) ?? []),
    row('Source size', formatSize(sourceSize)),
    row('Network input', formatSize(inputSize)),
    row('Rung', rung === null ? UNKNOWN : `${rung.shortSide} px, ${rung.network} network`),
    ...(tileShape ? [row('Tile shape', describeTileShape(tileShape))] : []),
  ];
}

function speedRows({rates, timings, droppedFrames, shownFrames, paintedFrames}: EngineStatus): readonly ReportRow[] {
  const clock = timings.clock === 'gpu' ? 'GPU time' : 'wall time';
  return [
    row('Camera', formatRate(rates.source)),
    row('Network', formatRate(rates.network)),
    row('Screen', formatRate(rates.screen)),
    row(`Ingest, ${clock}`, formatTiming(timings.ingest)),
    row(`Network, ${clock}`, formatTiming(timings.network)),
    row('Composite, wall time', formatTiming(timings.composite)),
    row('Capture to display', formatTiming(timings.captureToDisplay)),
    row('Frames shown', String(shownFrames)),
    row('Frames painted', String(paintedFrames)),
    row('Frames dropped', String(droppedFrames)),
  ];
}

function dreamRows({engine, size, steps, stepsPerSecond, framesPerSecond}: DreamStatus): readonly ReportRow[] {
  return [
    row('Dreamt by', engine),
    row('Dreams at', formatSize(size)),
    row('Steps', `${formatRate(stepsPerSecond)}, ${steps} so far`),
    row('Pictures dreamt over', formatRate(framesPerSecond)),
  ];
}

function lensRows({lens, refreshesPerSecond, cost}: LensStatus): readonly ReportRow[] {
  return [
    row('Looks through', lens),
    row('Refreshed', formatRate(refreshesPerSecond)),
    row('One look', formatTiming(cost)),
  ];
}

function resourceRows({resources}: EngineStatus): readonly ReportRow[] {
  return [
    row('Tensors', `${resources.tensors}, ${formatBytes(resources.tensorBytes)}`),
    row('GPU buffers', String(resources.gpuBuffers)),
    row('GPU textures', String(resources.gpuTextures)),
    row('GPU memory', formatBytes(resources.gpuBytes)),
    row('Open camera frames', String(resources.openVideoFrames)),
  ];
}

function networkRows({models, leftOut, selfTests}: EngineStatus): readonly ReportRow[] {
  const files = models.map(({name, version, bytes, sha256}) =>
    row(`${name} ${version}`, `${formatBytes(bytes)}, SHA-256 ${sha256}`),
  );
  const tests = selfTests.map(({network, backend, difference, passed}) =>
    row(`Self-test: ${network} on ${backend}`, `${passed ? 'passed' : 'FAILED'}, ${difference}`),
  );
  return [...files, ...leftOut.map(({name, reason}) => row(`Left out: ${name}`, reason)), ...tests];
}

function silentSection({engine}: AppState, {silence}: PageFacts): ReportSection {
  const {share, step} = engine.progress;
  return {
    title: 'Painter',
    rows: [
      row('Starting', step === '' ? UNKNOWN : `${Math.round(share * 100)} %, ${step}`),
      row('Answer', silence ?? UNKNOWN),
    ],
  };
}

function pageSection(state: AppState, facts: PageFacts): ReportSection {
  const {source, settings} = state;
  const {camera, orientation} = settings;
  return {
    title: 'Page',
    rows: [
      row('Version', facts.version),
      row('Source', source === 'scene' ? `still life, seed ${state.seed}` : source),
      row('Source state', describeSource(state)),
      row('Camera asked for', `${camera.deviceId ?? camera.facing}, ${camera.resolution}`),
      row('Orientation', `${orientation.mirrored ? 'mirrored' : 'not mirrored'}, ${orientation.rotation}°`),
      row('Without a network', describeOffline(state)),
      row('Update', state.isUpdateReady ? 'ready, waits until nobody is here' : NOTHING),
      row('Secure context', facts.isSecure ? 'yes' : 'no: the camera will not start'),
      row('Network', facts.isOnline ? 'online' : 'offline'),
      row('Window', `${formatSize(facts.viewport)} at ${facts.devicePixelRatio}`),
      row('Browser', facts.userAgent),
    ],
  };
}

function describeTileShape({inUse, origin, tuned}: TileShapeStatus): string {
  const used = `${inUse} (${origin === 'stored' ? 'stored: tuned at an earlier start' : 'default'})`;
  return tuned === null ? used : `${used}; tuned now, for the next start: ${tuned}`;
}

function describeSource({sourceState: source}: AppState): string {
  switch (source.kind) {
    case 'live':
      return `${source.label}, ${source.width} × ${source.height}`;
    case 'failed':
      return `${source.failure.code}: ${source.failure.detail}`;
    case 'starting':
    case 'stopped':
      return source.kind;
  }
}

function describeOffline({offline}: AppState): string {
  switch (offline.kind) {
    case 'unknown':
      return UNKNOWN;
    case 'keeping':
      return `being kept, ${Math.round(offline.share * 100)} %`;
    case 'ready':
      return 'ready to work offline';
    case 'unavailable':
      return `${offline.failure.code}: ${offline.failure.detail}`;
  }
}

function failureRows(failures: readonly Failure[]): readonly ReportRow[] {
  if (failures.length === 0) return [row('So far', NOTHING)];
  return failures.map(({code, detail}) => row(code, detail));
}

/** The page hears of the engine's failures too: each is listed once. */
function mergeFailures(engine: readonly Failure[], page: readonly Failure[]): readonly Failure[] {
  const isKnown = (found: Failure) => page.some(({code, detail}) => code === found.code && detail === found.detail);
  return [...page, ...engine.filter((found) => !isKnown(found))];
}

function row(name: string, value: string): ReportRow {
  return {name, value};
}

function formatSize(size: PixelSize | null): string {
  return size ? `${size.width} × ${size.height}` : UNKNOWN;
}

function formatRate(perSecond: number): string {
  return `${perSecond.toFixed(1)} a second`;
}

function formatTiming({medianMs, p95Ms}: Timing): string {
  if (medianMs === null) return UNKNOWN;
  return `${medianMs.toFixed(1)} ms median, ${p95Ms === null ? UNKNOWN : `${p95Ms.toFixed(1)} ms`} p95`;
}

function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
