/**
 * What each failure means to the operator of a mirror, and what they can do. A failure without
 * a row here does not pass the type check.
 */

/**
 * @typedef {object} FailureAdvice
 * @property {string} meaning
 * @property {string} advice
 */

/** @type {Readonly<Record<import('../../src/protocol/errors.ts').FailureCode, FailureAdvice>>} */
export const FAILURE_ADVICE = {
  'camera-denied': {
    meaning: 'The browser, the system or a policy refuses the camera. The mirror does not try again by itself.',
    advice:
      "Allow the camera for this address in the browser, and for the browser in the system's privacy settings. The mirror starts as soon as it is allowed, where the browser reports that, else with a tap.",
  },
  'camera-missing': {
    meaning: 'The system lists no camera. The mirror looks again when one is plugged in, and after 2 to 30 seconds.',
    advice: 'Check the cable and the hub. Does another program see the camera?',
  },
  'camera-busy': {
    meaning: 'The camera is there, but the system does not hand it out: mostly another program or tab has it.',
    advice: 'Close the other program. The mirror tries again by itself, at first after 2 seconds, at last every 30.',
  },
  'camera-unplugged': {
    meaning: 'The stream ended, or sent no picture for five seconds.',
    advice: 'Plug it back in. If it happens again and again: a shorter cable, a powered hub.',
  },
  'camera-insecure': {
    meaning: 'Browsers give the camera to https and to localhost only, and this address is neither.',
    advice: 'Open the mirror as http://localhost:4711 on its own machine, or start it with `--https`.',
  },
  'camera-failed': {
    meaning: 'The camera or its video did not start, for a reason that has no name here; the status panel has it.',
    advice:
      'Wait for the next attempt. If it stays: another camera, another USB port, another resolution in the settings.',
  },
  'camera-stalled': {
    meaning: 'The camera is open and sends no new pictures: a loose cable, a full USB bus, a driver that hangs.',
    advice: 'The mirror opens it again by itself, and in turn any other camera. If it stays: another port or cable.',
  },
  'file-unreadable': {
    meaning: 'The dropped file is no picture or video that this browser can decode.',
    advice: 'Try a PNG, JPEG or WebP picture, or an MP4 or WebM video.',
  },
  'gpu-lost': {
    meaning:
      'The graphics driver took the device away: a driver update, a crash, a sleeping machine. Or the device refuses what it is told, twenty times in ten seconds, and draws nothing. Another engine starts.',
    advice: 'Nothing, once. If it comes back often: update the driver, check the cooling.',
  },
  'gpu-silent': {
    meaning:
      'The engine has said nothing for 6 seconds (60 while it starts; after 3 the plain mirror is shown), or a picture sent to be painted has not come back in 20. ' +
      'The engine is ended and another one starts.',
    advice: 'As for `gpu-lost`. On a very slow machine, a smaller `?rung=` helps.',
  },
  'gpu-missing': {
    meaning:
      'No backend paints right here. The status panel lists why each was passed over. The next attempt is in five minutes.',
    advice: 'Update the browser, turn its hardware acceleration on, or use another browser.',
  },
  'gpu-blocked': {
    meaning:
      'The graphics card was lost twice within two minutes. Chrome then refuses it to the site until two minutes have ' +
      'passed without a loss.',
    advice:
      'Nothing: the mirror goes back to the card by itself, when nobody is there. If it comes back daily, update the ' +
      'graphics driver.',
  },
  'shader-invalid': {
    meaning:
      'A shader does not compile on this graphics card. The detail names file and line. At the start it is no notice but a line "Passed over" in the status panel.',
    advice: 'Nothing: another implementation paints. Copy the status panel into a report.',
  },
  'engine-crashed': {
    meaning: 'The engine or its network worker threw an error. Another engine starts, later each time it happens.',
    advice: 'Nothing, once. If it stays: reload, then copy the status panel into a report.',
  },
  'part-missing': {
    meaning:
      'A script of the engine did not arrive. Another engine starts, later each time it happens, and at once when the server can be reached again.',
    advice: 'Is the server running? The mirror reloads itself once if it can be reached and that does not help.',
  },
  'model-missing': {
    meaning:
      'A file of a network could not be fetched. Without the style network the mirror is plain, without the perception network it paints and does not dream.',
    advice:
      'Is the server running? The mirror tries again after five minutes, and at once when the server can be reached again.',
  },
  'model-corrupt': {
    meaning: 'A file of a network differs from what its list promises (size or SHA-256), so the network is not used.',
    advice: 'Reload. If it stays: build again with `npm run build`, and clear what the browser keeps of the site.',
  },
  'model-invalid': {
    meaning: 'The files of a network do not fit together, or not this version of the mirror.',
    advice:
      'As for `model-corrupt`. After exporting a network: were model.json, weights.bin and manifest.json all written?',
  },
  'layer-unknown': {
    meaning:
      'A layer, unit or label was asked for that the perception network does not have. The detail names those it has.',
    advice: 'Correct the address or the link; the names are in `models/perception/model.json`.',
  },
  'guide-too-small': {
    meaning: 'The guide of a dream has fewer than 24 pixels on a side. The detail says how many.',
    advice: 'Hold the object closer, or drop a larger picture.',
  },
  'perception-unavailable': {
    meaning: 'No backend runs the perception network right. The detail says why. Part of the detail of the next two.',
    advice: 'Reload the page; if it stays, the status panel names the network that was left out.',
  },
  'dream-unavailable': {
    meaning: 'The perception network could not be loaded or run for a dream, or the dream failed. The detail says why.',
    advice: 'Reload the page; if it stays, the status panel names the network that was left out.',
  },
  'lens-unavailable': {
    meaning:
      'The perception network could not be loaded or run for a lens, or the lens itself failed. The detail says why.',
    advice: 'Choose the lens again, which opens the network anew. If it stays: copy the status panel into a report.',
  },
  'source-empty': {
    meaning: 'A picture of no pixels came, or none has come yet.',
    advice: 'Wait a moment. If it stays: another camera or another resolution in the settings.',
  },
  'keep-failed': {
    meaning: 'Painting or encoding the picture at full size failed, often for want of memory.',
    advice: 'Take another. If it stays: a lower camera resolution in the settings.',
  },
  'storage-full': {
    meaning: 'The browser gives this site no more room.',
    advice: 'Download what is worth it, then delete pictures in the gallery; free the disk.',
  },
  'storage-unavailable': {
    meaning: 'The browser refuses IndexedDB: a private window, a policy, or a damaged profile.',
    advice: 'Leave the private window, or allow the site to store data.',
  },
  'share-failed': {
    meaning: "The system's share sheet refused the picture.",
    advice: 'Download it instead.',
  },
  'build-outdated': {
    meaning:
      'The server has a newer build, and files of this page are gone from it. It happens where there is no service worker to keep them.',
    advice: 'Nothing: the page reloads as soon as nobody is there. Reload it to have it at once.',
  },
  'url-invalid': {
    meaning: 'The address has a part that is unknown or out of range. The rest of it counts.',
    advice: 'Compare it with the [table of addresses](reference.md#in-the-address). The detail names the part.',
  },
  'offline-unavailable': {
    meaning: 'The service worker was not installed, or could not keep everything. Only the status panel says so.',
    advice: 'Reload with the server running and room on the disk. A visit from an insecure address cannot be kept.',
  },
  'offline-untrusted': {
    meaning:
      'The certificate is the self-signed one of `--https`: the browser shows the page but installs nothing. Only the status panel says so.',
    advice: 'Use the mirror with its server, or give it a certificate that the browser trusts (see above).',
  },
  cancelled: {
    meaning: 'Somebody stopped what was under way.',
    advice: 'Nothing.',
  },
  internal: {
    meaning: 'An error nobody foresaw. The detail says what is known.',
    advice: 'Copy the status panel into a report.',
  },
};
