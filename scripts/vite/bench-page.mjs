/**
 * Answers `/?bench` of the development server with the style bench: the app itself knows nothing of
 * it, and neither does the build.
 */
const PAGE = '/tests/bench/style/bench-page.html';

/** @returns {import('vite').Plugin} */
export function benchPage() {
  return {
    name: 'bench-page',
    apply: 'serve',
    // It finds its files by its own address, which bundling it would move.
    config: () => ({optimizeDeps: {exclude: ['onnxruntime-web/webgpu']}}),
    configureServer({middlewares}) {
      middlewares.use((request, _response, next) => {
        const {pathname, searchParams, search} = new URL(request.url ?? '/', 'http://localhost');
        if (pathname === '/' && searchParams.has('bench')) request.url = PAGE + search;
        next();
      });
    },
  };
}
