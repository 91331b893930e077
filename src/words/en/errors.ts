/**
 * The visitor's sentence for each failure, by its code. A code without one does not pass the type
 * check of `failureSentence`.
 */
export const ERRORS = {
  'camera-denied': 'The mirror may not use the camera. Allow it in the address bar, then tap here.',
  'camera-missing': 'No camera found. Plug one in: the mirror starts by itself.',
  'camera-busy': 'Another program is using the camera. Close it, then tap here.',
  'camera-unplugged': 'The camera was unplugged. Plug it back in: the mirror goes on by itself.',
  'camera-insecure': 'The camera works only on a secure address. Open this page from https:// or from localhost.',
  'camera-failed': 'The camera did not start. Tap here to try again.',
  'camera-stalled': 'The camera sends no new pictures. The mirror tries again by itself.',
  'file-unreadable': 'This file cannot be shown. Try a picture or a video.',
  'gpu-lost': 'The painter stumbled and is starting again. You stay in the mirror.',
  'gpu-silent': 'The painter stopped answering and is starting again. You stay in the mirror.',
  'gpu-missing': 'This browser cannot paint, so here is a plain mirror. A current Chrome, Edge or Safari paints.',
  'gpu-blocked': 'The graphics card stumbled twice and rests for two minutes. Meanwhile the processor paints.',
  'shader-invalid': 'One part of the painter does not work on this graphics card. Another one takes over.',
  'engine-crashed': 'The painter stumbled and is starting again. You stay in the mirror.',
  'part-missing': 'A part of the painter could not be loaded. It is tried again by itself. You stay in the mirror.',
  'model-missing': 'Some of what the mirror has learned could not be loaded. The mirror tries again by itself.',
  'model-corrupt': 'Some of what the mirror has learned is damaged. The mirror fetches it again by itself.',
  'model-invalid':
    'Some of what the mirror has learned does not fit this version. The mirror fetches it again by itself.',
  'layer-unknown': 'The network knows no such part and no such word. The mirror goes on without it.',
  'guide-too-small': 'There is too little of it to dream of. Hold it closer and tap again.',
  'perception-unavailable': 'The mirror cannot look into its network here. It paints on.',
  'dream-unavailable': 'The mirror cannot dream here. It paints on.',
  'lens-unavailable': 'This lens does not work here. The mirror goes on without it.',
  'source-empty': 'The camera sends an empty picture. The mirror waits for the next one.',
  'keep-failed': 'The picture could not be finished. Please take another one.',
  'storage-full': 'There is no room left to keep pictures here. You can still download this one.',
  'storage-unavailable': 'This browser does not keep pictures here. You can still download this one.',
  'share-failed': 'Sharing did not work. You can download the picture instead.',
  'offline-unavailable': 'The mirror could not be kept for use without a network. Everything else works.',
  'offline-untrusted': 'Use without a network needs a trusted certificate on this address. Everything else works.',
  'build-outdated': 'The mirror was renewed meanwhile. It starts again as soon as nobody touches it for a minute.',
  'url-invalid': 'A part of the address is not understood and was left out.',
  cancelled: 'Stopped.',
  internal: 'Something went wrong. The mirror goes on.',
  /** For 'layer-unknown' where it is known what was asked for. */
  unknownName: 'The network does not know “{name}”. The mirror goes on without it.',
} as const;
