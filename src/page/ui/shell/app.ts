/**
 * The shell over the picture, the only element with state: it draws the store's state and turns the
 * elements' events and the visitor's keys into actions and calls.
 */
import {html, nothing} from 'lit';
import {customElement, property, query, state} from 'lit/decorators.js';

import {toFailure} from '../../../protocol/errors.ts';
import {assertNever} from '../../../protocol/assert.ts';
import type {Command} from '../../../catalogue/commands.ts';
import type {CanvasLayout, TileRect} from '../../../protocol/messages.ts';
import type {CssRect} from '../../../protocol/units.ts';
import type {Action, DreamAction, LensAction, PaintAction} from '../../state/action.ts';
import type {AppState, PanelName} from '../../state/app-state.ts';
import {actionForCommand, explanationOf} from '../../state/command-action.ts';
import {chosenMode, modeOf, modeRowOf, offeredModes} from '../../modes/modes.ts';
import {MODE_PARTS, type ModeParts, type ModeEvents} from '../../modes/mode-parts.ts';
import {hintOf} from '../../state/hint.ts';
import {noticeOf, type NoticeAction} from '../../state/notice.ts';
import {areControlsVisible, isBusy} from '../../state/shell-view.ts';
import {DropController} from '../shared/controllers/drop-controller.ts';
import type {PictureBrought} from '../option-form/option-form.ts';
import {FocusReturnController} from '../shared/controllers/focus-return-controller.ts';
import {IdleController} from '../shared/controllers/idle-controller.ts';
import {KeyController} from '../shared/controllers/key-controller.ts';
import {LayoutController} from '../shared/controllers/layout-controller.ts';
import {WakeLockController} from '../shared/controllers/wake-lock-controller.ts';
import '../../take-home/countdown/countdown.ts';
import './hot-corner/hot-corner.ts';
import type {PareidoliaLensView} from '../../modes/lens/lens-view/lens-view.ts';
import './mode-row/mode-row.ts';
import type {MirrorMode} from '../../../protocol/show.ts';
import './notice/notice.ts';
import '../panels/panel-host.ts';
import {baseStyles, buttonStyles} from '../shared/base.styles.ts';
import {scrollSideways} from '../shared/choice-row.ts';
import {icon, type IconName} from '../shared/icon.ts';
import '../../take-home/shot-review/shot-review.ts';
import '../../take-home/shutter-button/shutter-button.ts';
import type {PareidoliaStyleStrip} from '../../modes/paint/style-strip/style-strip.ts';
import './wall-label/wall-label.ts';
import '../../modes/paint/wipe-handle/wipe-handle.ts';
import type {AppParts} from './app-parts.ts';
import {appStyles} from './app.styles.ts';
import {toggleFullscreen} from './toggle-fullscreen.ts';
import {say} from '../../../words/say.ts';
import type {PlainKey} from '../../../words/words.ts';
import {SpeakingElement} from '../shared/speaking-element.ts';

/**
 * Corner radius of the tiles, in CSS pixels; the engine rounds the pictures, the strip the buttons
 * over them.
 */
const TILE_RADIUS = 6;

const TOOLS: readonly {readonly panel: PanelName; readonly icon: IconName; readonly label: PlainKey}[] = [
  {panel: 'gallery', icon: 'images', label: 'gallery.title'},
  {panel: 'settings', icon: 'settings', label: 'settings.title'},
  {panel: 'help', icon: 'info', label: 'help.title'},
];

/** The whole interface. */
@customElement('pareidolia-app')
export class PareidoliaApp extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, appStyles];

  @property({attribute: false}) parts: AppParts | null = null;

  @state() private app: AppState | null = null;

  @query('pareidolia-style-strip') private strip!: PareidoliaStyleStrip | null;
  /** Its methods are missing until the lenses' code is there. */
  @query('pareidolia-lens-view') private lensView!: Partial<PareidoliaLensView> | null;
  @query('.foot') private foot!: HTMLElement | null;
  @query('.label') private label!: HTMLElement | null;
  @query('input[type=file]') private fileInput!: HTMLInputElement | null;

  readonly tileRadius = TILE_RADIUS;
  readonly #focus = new FocusReturnController(this);
  readonly #idle = new IdleController(this);
  readonly #layout = new LayoutController(this);
  readonly #drop = new DropController(this);
  #drawn: ModeParts | null = null;
  readonly #modeEvents: ModeEvents = {
    acted: this.#onActed,
    tilesMoved: this.#onTilesMoved,
    pictureBrought: this.#onPictureBrought,
    freezeToggled: this.#onFreezeToggled,
    explanationAsked: this.#onExplanationAsked,
    dreamRestartAsked: this.#onDreamRestart,
    guideAsked: this.#onGuideAsked,
  };
  #unsubscribe: (() => void) | null = null;

  constructor() {
    super();
    new KeyController(this);
    new WakeLockController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const {parts} = this;
    if (!parts) throw new Error('<pareidolia-app> is connected after its parts are set');
    this.app = parts.store.state;
    this.#unsubscribe = parts.store.subscribe((next, previous) => {
      this.app = next;
      this.#follow(next, previous);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  // What the controllers ask.

  get tileRects(): readonly TileRect[] {
    return this.strip?.tileRects() ?? [];
  }

  get lensArea(): CssRect | null {
    return this.lensView?.areaRect?.() ?? null;
  }

  get areTilesShown(): boolean {
    return this.app !== null && areControlsVisible(this.app);
  }

  isBusy(): boolean {
    return this.app !== null && isBusy(this.app);
  }

  // Handlers of the controllers.

  onLayoutChanged(layout: CanvasLayout): void {
    this.parts?.engine.setLayout(layout);
  }

  /** How far the label moves into its corner when the controls below it are hidden. */
  onMeasured(): void {
    this.lensView?.measure?.();
    const {foot, label} = this;
    if (!foot || !label) return;
    const corner = foot.clientHeight - label.offsetLeft;
    foot.style.setProperty('--rest-shift', `${corner - label.offsetTop - label.offsetHeight}px`);
  }

  onRestChanged(areShown: boolean): void {
    this.#dispatch({kind: 'controls-changed', areShown});
  }

  onVisitorGone(): void {
    this.parts?.updates.applyWhenIdle();
    this.parts?.engine.renew();
  }

  onFilesDropped(files: readonly File[]): void {
    this.parts?.source.useFiles(files);
  }

  onCommand(command: Command, key: string): void {
    if (!this.app) return;
    if (command === 'fullscreen') void toggleFullscreen();
    else if (command === 'dream-again') this.#onDreamRestart();
    else if (command === 'hold-up') this.#onGuideAsked();
    else if (command === 'shutter') this.#onShutter();
    else if (command === 'back' && this.app.shot.kind === 'counting') this.#onShotEnded();
    else {
      const action = actionForCommand(command, key, this.app, {random: Math.random, now: performance.now()});
      if (action) this.#dispatch(action);
    }
  }

  /** The code of what is drawn next; what is drawn before it is there comes to life then. */
  protected override willUpdate(): void {
    if (!this.app) return;
    const drawn = MODE_PARTS[modeOf(this.app)];
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    drawn.load().catch((error: unknown) => {
      this.#drawn = null;
      this.#dispatch({kind: 'mode-picked', mode: 'paint'});
      this.#dispatch({kind: 'failure-noted', failure: toFailure(error, 'internal'), isShown: true});
    });
  }

  protected override render() {
    const {app, parts} = this;
    if (!app || !parts) return nothing;
    const isLive = app.shot.kind === 'none';
    const notice = noticeOf(app);
    const areControlsShown = areControlsVisible(app);
    const hidden = areControlsShown ? '' : 'is-away';
    const mode = modeOf(app);
    const row = modeRowOf(app);
    const drawn = MODE_PARTS[mode];
    return html`
      <pareidolia-hot-corner @corner-pressed=${this.#onCornerPressed}></pareidolia-hot-corner>
      ${
        app.paint.wipe === null || !isLive || row.coversPicture
          ? nothing
          : html`<pareidolia-wipe-handle
              class="fades ${hidden} ${notice === null ? '' : 'is-noticed'}"
              .position=${app.paint.wipe}
              @paint-changed=${this.#onActed}
            ></pareidolia-wipe-handle>`
      }
      <header class="top fades ${hidden}" ?inert=${!areControlsShown} @wheel=${scrollSideways}>
        <pareidolia-mode-row
          .offered=${offeredModes(app)}
          .chosen=${chosenMode(app)}
          @mode-picked=${this.#onModePicked}
        ></pareidolia-mode-row>
        <div class="tools">${TOOLS.map((tool) => this.#renderTool(tool))}</div>
      </header>
      <pareidolia-notice
        class="notice"
        .notice=${notice}
        @action-chosen=${this.#onAction}
        @notice-closed=${this.#onNoticeClosed}
      ></pareidolia-notice>
      <main class="foot is-${mode} ${areControlsShown ? '' : 'is-resting'}">
        ${drawn.drawOver(app, this.#modeEvents)}
        <pareidolia-wall-label
          class="label fades ${isLive ? '' : 'is-away'}"
          .label=${row.labelOf(app)}
          ?brief=${areControlsShown && !row.coversPicture}
          .hint=${hintOf(app, matchMedia('(hover: none)').matches)}
        ></pareidolia-wall-label>
        <div class="controls fades ${hidden}" ?inert=${!areControlsShown} @wheel=${scrollSideways}>
          ${drawn.drawControls(app, this.#modeEvents)}
        </div>
        <pareidolia-shutter-button
          class="shutter fades ${app.shot.kind === 'counting' ? '' : hidden}"
          ?inert=${!areControlsShown}
          ?breathing=${app.shot.kind === 'counting'}
          ?disabled=${!app.engine.isShowing}
          @shutter-pressed=${this.#onShutter}
        ></pareidolia-shutter-button>
        ${drawn.drawStrip(app, this.#modeEvents)}
      </main>
      ${this.#renderShot(app, parts)}
      <pareidolia-panel-host .parts=${parts} .app=${app} @file-asked=${this.#onFileAsked}></pareidolia-panel-host>
      ${app.freshStartIn === null ? nothing : html`<p class="fresh" role="status">${say('shell.freshStart', {seconds: app.freshStartIn})}</p>`}
      ${this.#drop.isOver ? html`<div class="drop"><p>${say('shell.drop')}</p></div>` : nothing}
      <input
        type="file"
        hidden
        tabindex="-1"
        aria-label=${say('shell.file')}
        multiple
        accept="image/*,video/*"
        @change=${this.#onFileChosen}
      />
    `;
  }

  #renderTool({panel, icon: name, label: key}: (typeof TOOLS)[number]) {
    const label = say(key);
    return html`
      <button type="button" class="round" data-panel=${panel} aria-label=${label} title=${label} @click=${this.#onTool}>
        ${icon(name)}
      </button>
    `;
  }

  #renderShot({shot}: AppState, {share}: AppParts) {
    switch (shot.kind) {
      case 'none':
        return nothing;
      case 'counting':
        return html`<pareidolia-countdown
          .remaining=${shot.remaining}
          @countdown-stopped=${this.#onCountdownTapped}
        ></pareidolia-countdown>`;
      case 'finishing':
      case 'review':
      case 'failed':
        return html`<pareidolia-shot-review
          .shot=${shot}
          .share=${share}
          @picture-kept=${this.#onPictureKept}
          @retake-asked=${this.#onShotEnded}
          @turn-asked=${this.#onTurnAsked}
        ></pareidolia-shot-review>`;
      default:
        return assertNever(shot);
    }
  }

  /** What follows from a change besides a new drawing. */
  #follow(next: AppState, previous: AppState): void {
    if (isBusy(next) && !isBusy(previous)) this.#focus.remember();
    if (isBusy(previous) && !isBusy(next)) this.#focus.giveBack();
    if (next.engine.isPainted && !previous.engine.isPainted) this.#idle.wake();
    if (next.notice !== null && next.notice !== previous.notice) this.#idle.wake();
    // The painting's tiles come and go with its strip, the lens's area with the lens.
    if (next.mode !== previous.mode || next.engine.canPerceive !== previous.engine.canPerceive)
      this.#layout.measureSoon();
    if (next.panel !== previous.panel || next.shot.kind !== previous.shot.kind) this.#idle.judge();
  }

  #dispatch(action: Action): void {
    this.parts?.store.dispatch(action);
  }

  #openPanel(panel: PanelName): void {
    if (this.app?.shot.kind === 'none') this.#dispatch({kind: 'panel-opened', panel});
  }

  #onCornerPressed(): void {
    this.#openPanel('status');
  }

  #onTool(event: Event): void {
    const tool = TOOLS.find(({panel}) => panel === (event.currentTarget as HTMLElement).dataset['panel']);
    if (tool) this.#openPanel(tool.panel);
  }

  #onModePicked({detail: mode}: CustomEvent<MirrorMode>): void {
    this.#dispatch({kind: 'mode-picked', mode});
    if (mode === 'paint' && this.app?.paint.style === null) this.#dispatch({kind: 'plain-toggled'});
  }

  /** The elements' events carry the store's own actions. */
  #onActed({detail: action}: CustomEvent<DreamAction | LensAction | PaintAction>): void {
    this.#dispatch(action);
  }

  #onPictureBrought({detail: {name, files}}: CustomEvent<PictureBrought>): void {
    void this.parts?.lensPictures.bring(name, files);
  }

  #onFreezeToggled(): void {
    this.#dispatch({kind: 'freeze-toggled'});
  }

  #onDreamRestart(): void {
    this.parts?.dreams.restart();
  }

  #onGuideAsked(): void {
    void this.parts?.dreams.holdUp();
  }

  #onExplanationAsked(): void {
    const action = this.app ? explanationOf(this.app) : null;
    if (action) this.#dispatch(action);
  }

  #onTilesMoved(): void {
    this.#layout.measureSoon();
  }

  #onShutter(): void {
    if (this.app?.engine.isShowing) void this.parts?.shots.press();
  }

  #onCountdownTapped(): void {
    this.parts?.shots.stop();
  }

  #onShotEnded(): void {
    this.parts?.shots.end();
  }

  #onPictureKept(): void {
    void this.parts?.shots.keep();
  }

  #onTurnAsked({detail: isUnmirrored}: CustomEvent<boolean>): void {
    void this.parts?.shots.finish(isUnmirrored);
  }

  #onAction({detail: action}: CustomEvent<NoticeAction>): void {
    switch (action) {
      case 'use-camera':
        this.parts?.source.useCamera();
        return;
      case 'choose-file':
        this.#onFileAsked();
        return;
      case 'reload':
        window.location.reload();
        return;
      case 'close':
        this.#onNoticeClosed();
        return;
      default:
        assertNever(action);
    }
  }

  #onNoticeClosed(): void {
    this.#dispatch({kind: 'notice-closed'});
  }

  #onFileAsked(): void {
    this.fileInput?.click();
  }

  #onFileChosen(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    if (input.files?.length) this.parts?.source.useFiles([...input.files]);
    // Lets the same file be chosen again.
    input.value = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-app': PareidoliaApp;
  }
}
