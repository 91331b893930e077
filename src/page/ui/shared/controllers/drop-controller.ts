/**
 * Takes pictures and videos dropped anywhere on the page, or pasted into it; but not those that a
 * field of its own has taken.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Hears of files. */
export interface DropHost {
  /** At least one. */
  onFilesDropped(files: readonly File[]): void;
}

/** One for the page. */
export class DropController implements ReactiveController {
  readonly #host: ReactiveControllerHost & DropHost;
  #isOver = false;
  /** A picture of the page's own is being dragged: browsers offer it as a file, too. */
  #isOurs = false;

  constructor(host: ReactiveControllerHost & DropHost) {
    this.#host = host;
    host.addController(this);
  }

  /** A file is held over the page. */
  get isOver(): boolean {
    return this.#isOver;
  }

  hostConnected(): void {
    window.addEventListener('dragstart', this.#onDragStart);
    window.addEventListener('dragend', this.#onDragEnd);
    window.addEventListener('dragover', this.#onDragOver);
    window.addEventListener('dragleave', this.#onDragLeave);
    window.addEventListener('drop', this.#onDrop);
    window.addEventListener('paste', this.#onPaste);
  }

  hostDisconnected(): void {
    window.removeEventListener('dragstart', this.#onDragStart);
    window.removeEventListener('dragend', this.#onDragEnd);
    window.removeEventListener('dragover', this.#onDragOver);
    window.removeEventListener('dragleave', this.#onDragLeave);
    window.removeEventListener('drop', this.#onDrop);
    window.removeEventListener('paste', this.#onPaste);
  }

  readonly #onDragStart = (): void => {
    this.#isOurs = true;
  };

  readonly #onDragEnd = (): void => {
    this.#isOurs = false;
  };

  readonly #onDragOver = (event: DragEvent): void => {
    if (this.#isOurs || !event.dataTransfer?.types.includes('Files')) return;
    this.#setOver(!event.defaultPrevented);
    // Without this the browser would leave the page and open the file.
    event.preventDefault();
  };

  readonly #onDragLeave = (event: DragEvent): void => {
    // dragleave also fires when the file moves from one element to another.
    if (event.relatedTarget === null) this.#setOver(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    const isTaken = event.defaultPrevented;
    event.preventDefault();
    this.#setOver(false);
    if (!this.#isOurs && !isTaken) this.#host.onFilesDropped(files);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) this.#host.onFilesDropped(files);
  };

  #setOver(isOver: boolean): void {
    if (isOver === this.#isOver) return;
    this.#isOver = isOver;
    this.#host.requestUpdate();
  }
}
