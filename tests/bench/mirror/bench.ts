/**
 * `npm run bench`: what a frame costs, stage by stage; with --only-cpu, what the built app shows
 * where no graphics card helps.
 */
if (process.argv.includes('--only-cpu')) await import('./cpu/cpu-bench.ts');
else await import('./stages-bench.ts');
