/** Takes pictures and videos dropped anywhere on the page, or pasted into it. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Hears of files. */
export interface DropHost {
  onFileDropped(file: File): void;
}

/** One for the page. */
export class DropController implements ReactiveController {
  readonly #host: ReactiveControllerHost & DropHost;
  #isOver = false;

  constructor(host: ReactiveControllerHost & DropHost) {
    this.#host = host;
    host.addController(this);
  }

  /** A file is held over the page. */
  get isOver(): boolean {
    return this.#isOver;
  }

  hostConnected(): void {
    window.addEventListener('dragover', this.#onDragOver);
    window.addEventListener('dragleave', this.#onDragLeave);
    window.addEventListener('drop', this.#onDrop);
    window.addEventListener('paste', this.#onPaste);
  }

  hostDisconnected(): void {
    window.removeEventListener('dragover', this.#onDragOver);
    window.removeEventListener('dragleave', this.#onDragLeave);
    window.removeEventListener('drop', this.#onDrop);
    window.removeEventListener('paste', this.#onPaste);
  }

  readonly #onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Without this the browser would leave the page and open the file.
    event.preventDefault();
    this.#setOver(true);
  };

  readonly #onDragLeave = (event: DragEvent): void => {
    // dragleave also fires when the file moves from one element to another.
    if (event.relatedTarget === null) this.#setOver(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.#setOver(false);
    this.#host.onFileDropped(file);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const file = event.clipboardData?.files[0];
    if (file) this.#host.onFileDropped(file);
  };

  #setOver(isOver: boolean): void {
    if (isOver === this.#isOver) return;
    this.#isOver = isOver;
    this.#host.requestUpdate();
  }
}
