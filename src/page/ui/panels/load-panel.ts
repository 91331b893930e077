/** The code of each panel, loaded when it is first opened: the mirror comes first. */
import type {PanelName} from '../../state/app-state.ts';

const PANELS: Readonly<Record<PanelName, () => Promise<unknown>>> = {
  gallery: () => import('./gallery/gallery-panel.ts'),
  settings: () => import('./settings/settings-panel.ts'),
  help: () => import('./help/help-panel.ts'),
  'dream-steps': () => import('./dream-steps/dream-steps-panel.ts'),
  'lens-card': () => import('./lens-card/lens-card.ts'),
  status: () => import('./status/status-panel.ts'),
  licences: () => import('./licences/licences-panel.ts'),
};

/**
 * Loads a panel's element; one that is drawn before comes to life then.
 *
 * @throws When the code cannot be loaded.
 */
export async function loadPanel(panel: PanelName): Promise<void> {
  await PANELS[panel]();
}
