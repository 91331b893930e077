/**
 * The page's composition root: makes the parts, ties them to the one state, and hangs the interface
 * over the picture.
 */
import {failure} from '../protocol/errors.ts';
import {sayAll} from '../words/say.ts';
import {parseLink} from '../catalogue/links.ts';
import {PageSources} from './sources/page-sources.ts';
import {createEngineWorker} from './engine/create-worker.ts';
import {EngineHost} from './engine/engine-host.ts';
import {SITE_MEMORY} from './engine/loss-memory.ts';
import {LateGallery} from './take-home/late-gallery.ts';
import {bindAddress} from './bindings/bind-address.ts';
import {bindEngine} from './bindings/bind-engine.ts';
import {bindFreshStart} from './bindings/bind-fresh-start.ts';
import {bindHeartbeat} from './bindings/bind-heartbeat.ts';
import {bindLanguage} from './bindings/bind-language.ts';
import {bindMending} from './bindings/bind-mending.ts';
import {bindOffline} from './bindings/bind-offline.ts';
import {bindSettings, loadSettings} from './bindings/bind-settings.ts';
import {bindSource} from './bindings/bind-source.ts';
import {bindCanvas} from './bindings/bind-canvas.ts';
import {bindVisibility} from './bindings/bind-visibility.ts';
import {isCameraGranted} from './sources/camera-permission.ts';
import {LensPictures} from './modes/lens/state/lens-picture.ts';
import {DreamRunner} from './modes/dream/state/dream-runner.ts';
import {ShotRunner, waitByTimer} from './take-home/shot-runner.ts';
import {askServer, buildOf} from './pwa/ask-server.ts';
import {TAB_MEMORY} from './pwa/reload-policy.ts';
import {BrowserShare} from './take-home/share.ts';
import {initialState} from './state/app-state.ts';
import {reduce} from './state/reduce.ts';
import {Store} from './state/store.ts';
import './ui/shell/app.ts';
import {CanvasSlot} from './engine/canvas-slot.ts';

const stage = document.querySelector<HTMLElement>('#stage');
const video = stage?.querySelector('video');
if (!stage || !video) throw new Error('index.html has lost its stage');

const parsed = parseLink(location.search);
const settings = loadSettings();
const isKiosk = parsed.view.kiosk;
const store = new Store(initialState(parsed, settings), reduce);
const canvases = new CanvasSlot(stage);
const engine = new EngineHost({
  createWorker: createEngineWorker,
  replaceCanvas: () => canvases.replace(),
  options: {
    backend: parsed.view.backend,
    canvas: parsed.view.canvas ?? 'auto',
    rung: parsed.view.rung,
    autotune: parsed.view.autotune,
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    baseUrl: new URL(import.meta.env.BASE_URL, location.href).href,
  },
  layout: canvases.layout(),
  losses: SITE_MEMORY,
});
const sources = new PageSources(video, engine, {isKiosk});
const gallery = new LateGallery(async () => new (await import('./take-home/gallery-store.ts')).GalleryStore());

const isSpeaking = bindLanguage(store, document.documentElement, navigator.languages);
bindCanvas(store, stage, document.documentElement);
bindEngine(store, engine);
bindVisibility(engine, sources);
bindSettings(store);
bindAddress(store, location, history);
const source = bindSource(store, sources, isCameraGranted);
bindHeartbeat(store, import.meta.env.APP_VERSION);
const updates = bindMending(store, {
  engine,
  updates: bindOffline(store, async (listener) => (await import('./pwa/update.ts')).registerServiceWorker(listener)),
  ownBuild: buildOf(document) ?? '',
  askServer,
  memory: TAB_MEMORY,
  reload: () => {
    location.reload();
  },
  signals: window,
});
for (const problem of parsed.problems) {
  store.dispatch({kind: 'failure-noted', failure: failure('url-invalid', sayAll(problem)), isShown: true});
}

const shots = new ShotRunner({store, engine, gallery, wait: waitByTimer, now: Date.now});
bindFreshStart({store, engine, shots, fresh: {start: parsed, settings}});

const app = document.createElement('pareidolia-app');
app.parts = {
  store,
  engine,
  gallery,
  share: new BrowserShare(),
  source,
  listCameras: () => sources.listCameras(),
  shots,
  dreams: new DreamRunner(store, engine),
  lensPictures: new LensPictures(store, engine, async (file) =>
    (await import('./sources/read-square.ts')).readSquare(file),
  ),
  updates,
  version: import.meta.env.APP_VERSION,
};
// The first words are shown in their language.
await isSpeaking;
document.body.append(app);
// The mirror comes first; nobody has touched it yet.
void import('./bindings/bind-touch.ts').then(({bindTouch}) => {
  bindTouch(window);
});
