/**
 * Which browser the tests drive and how it is started: one place, for the gpu project, the e2e
 * project and the scripts.
 */
import {findChromium} from '../../../scripts/lib/find-chromium.mjs';

/**
 * WebGPU on the software adapter, headless. The first four are needed: without one the adapter is
 * null, or a WebGPU canvas kills the GPU process. The last has workgroup memory zeroed in a loop:
 * by its own means the adapter compiles a store for each element, which takes ten seconds for a
 * convolution that stages its input.
 */
const SOFTWARE_WEBGPU_FLAGS = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension',
];

/** No graphics of any kind: the browser draws its pages on the processor by itself. */
const NO_GRAPHICS_FLAGS = ['--disable-gpu', '--disable-software-rasterizer'];

/** A browser that contacts only the page under test. */
export const QUIET_FLAGS: readonly string[] = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Flags that replace the camera by a fake one whose permission question answers itself.
 *
 * @param file Absolute path of an .mjpeg or .y4m file to play in a loop; without it Chromium draws
 *   its own test picture.
 */
export function fakeCameraFlags(file?: string): string[] {
  const flags = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
  return file === undefined ? flags : [...flags, `--use-file-for-fake-video-capture=${file}`];
}

/**
 * Options for Playwright's `chromium.launch` and `launchPersistentContext`. Throws when this
 * machine has no Chromium.
 *
 * @param graphics A software adapter, which also draws the pages, or none, where pages are drawn in
 *   a fraction of the time.
 */
export function chromiumLaunchOptions(
  extraFlags: readonly string[] = [],
  graphics: 'software' | 'none' = 'software',
): {
  executablePath: string;
  chromiumSandbox: boolean;
  headless: boolean;
  args: string[];
} {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error('No Chromium on this machine. `npm test` installs one; or set CHROMIUM_PATH.');
  }
  const graphicsFlags = graphics === 'none' ? NO_GRAPHICS_FLAGS : SOFTWARE_WEBGPU_FLAGS;
  const args = [...graphicsFlags, ...QUIET_FLAGS, ...extraFlags];
  return {executablePath, chromiumSandbox: false, headless: true, args};
}
