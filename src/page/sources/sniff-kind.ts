/**
 * Whether a file is a picture or a video, by how it begins: a file without an ending in its name
 * has no type, and a wrong ending gives a wrong one.
 */

/** What a file is shown as. */
export type FileKind = 'picture' | 'video';

/** As many bytes decide. */
const HEAD_BYTES = 16;

/** Texts at a place in the file, each character a byte. */
interface Mark {
  readonly kind: FileKind;
  readonly at: number;
  readonly texts: readonly string[];
}

/** The first that fits decides. */
const MARKS: readonly Mark[] = [
  {
    kind: 'picture',
    at: 0,
    texts: ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM', 'II*\0', 'MM\0*', '\0\0\x01\0', '\xff\x0a'],
  },
  {kind: 'picture', at: 4, texts: ['JXL ', 'ftypavif', 'ftypavis', 'ftypmif1', 'ftypmsf1', 'ftyphei', 'ftyphev']},
  {kind: 'picture', at: 8, texts: ['WEBP']},
  // MP4, QuickTime and 3GP; older QuickTime files begin with another box.
  {kind: 'video', at: 4, texts: ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']},
  // WebM and Matroska, Ogg, Flash, Windows Media, MPEG.
  {
    kind: 'video',
    at: 0,
    texts: ['\x1a\x45\xdf\xa3', 'OggS', 'FLV\x01', '\x30\x26\xb2\x75', '\0\0\x01\xb3', '\0\0\x01\xba'],
  },
  {kind: 'video', at: 8, texts: ['AVI ']},
];

/** The kind of a file by its first bytes and, where they say nothing, by its type. */
export function kindOfFile(head: Uint8Array, type: string): FileKind {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  const mark = MARKS.find(({at, texts}) => texts.some((start) => text.startsWith(start, at)));
  return mark?.kind ?? (type.startsWith('video/') ? 'video' : 'picture');
}

/**
 * Reads as much of a file as decides.
 * @throws {DOMException} When the file can no longer be read.
 */
export async function sniffKind(file: Blob): Promise<FileKind> {
  const head = await file.slice(0, HEAD_BYTES).arrayBuffer();
  return kindOfFile(new Uint8Array(head), file.type);
}
