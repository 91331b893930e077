/**
 * Everything that the shell needs from outside. It creates none of it, so tests run it with fakes.
 */
import type {CameraChoice, EnginePort, GalleryPort, SharePort} from '../../ports.ts';
import type {AppStore} from '../../state/app-store.ts';
import type {UpdateGate} from '../../bindings/bind-offline.ts';
import type {SourceControl} from '../../bindings/bind-source.ts';
import type {DreamRunner} from '../../modes/dream/state/dream-runner.ts';
import type {LensPictures} from '../../modes/lens/state/lens-picture.ts';
import type {ShotRunner} from '../../take-home/shot-runner.ts';

/** The shell's collaborators. */
export interface AppParts {
  readonly store: AppStore;
  readonly engine: EnginePort;
  readonly gallery: GalleryPort;
  readonly share: SharePort;
  readonly source: SourceControl;
  readonly listCameras: () => Promise<readonly CameraChoice[]>;
  readonly shots: ShotRunner;
  readonly dreams: DreamRunner;
  readonly lensPictures: LensPictures;
  readonly updates: UpdateGate;
  readonly version: string;
}
