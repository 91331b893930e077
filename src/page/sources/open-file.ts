/**
 * Opens a file that a visitor has brought, before anything gives way to it: what cannot be shown is
 * refused while the mirror goes on.
 */
import {withinLimit} from '../../protocol/awake-timer.ts';
import {EngineError, messageOf} from '../../protocol/errors.ts';
import type {Milliseconds, PixelSize} from '../../protocol/units.ts';
import {hasPicture} from './video-presenter.ts';
import {sniffKind} from './sniff-kind.ts';
import {StillPicture} from './still-picture.ts';

/** A file from a slow stick takes a while; one that says nothing for so long is none. */
const OPEN_LIMIT_MS: Milliseconds = 15_000;

/** A file that can be shown. Whoever does not show it closes it. */
export type OpenedFile = {readonly name: string; readonly size: PixelSize; readonly close: () => void} & (
  {readonly kind: 'still'; readonly still: StillPicture} | {readonly kind: 'video'; readonly url: string}
);

/**
 * Opens the first of these files that can be shown.
 *
 * @throws EngineError 'file-unreadable', with what is wrong with each.
 */
export async function openFirstFile(files: readonly Blob[]): Promise<OpenedFile> {
  const reasons: string[] = [];
  for (const file of files) {
    try {
      return await openFile(file);
    } catch (error) {
      reasons.push(messageOf(error));
    }
  }
  throw new EngineError('file-unreadable', reasons.join('; ') || 'there is no file');
}

async function openFile(file: Blob): Promise<OpenedFile> {
  return (await sniffKind(file)) === 'video' ? openVideo(file) : openStill(file);
}

async function openStill(file: Blob): Promise<OpenedFile> {
  const still = await StillPicture.decode(file);
  const close = (): void => {
    still.dispose();
  };
  return {kind: 'still', still, size: still.size, name: nameOf(file), close};
}

/** A video counts once it has a picture: sound alone has none. */
async function openVideo(file: Blob): Promise<OpenedFile> {
  const url = URL.createObjectURL(file);
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  const loading = new Promise<void>((resolve, reject) => {
    video.onloadeddata = () => {
      if (hasPicture(video)) resolve();
      else reject(refusal(file, 'has no picture'));
    };
    video.onerror = () => {
      reject(refusal(file, `does not play: ${video.error?.message ?? 'no reason given'}`));
    };
  });
  video.src = url;
  try {
    await withinLimit(loading, OPEN_LIMIT_MS, () => refusal(file, `did not load in ${OPEN_LIMIT_MS} ms`));
  } catch (error) {
    URL.revokeObjectURL(url);
    throw error;
  } finally {
    video.onloadeddata = null;
    video.onerror = null;
  }
  const size = {width: video.videoWidth, height: video.videoHeight};
  video.removeAttribute('src');
  video.load();
  return {
    ...{kind: 'video', url, size, name: nameOf(file)},
    close: () => {
      URL.revokeObjectURL(url);
    },
  };
}

function refusal(file: Blob, what: string): EngineError {
  return new EngineError('file-unreadable', `a file of type '${file.type}' and ${file.size} bytes ${what}`);
}

function nameOf(file: Blob): string {
  return file instanceof File ? file.name : 'picture';
}
