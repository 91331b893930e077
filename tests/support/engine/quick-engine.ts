/** The engine's worker as it is, but quick to compile on a software adapter. */
import './compile-quickly.ts';
import '../../../src/engine/main.ts';
