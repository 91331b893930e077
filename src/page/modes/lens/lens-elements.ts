/** The elements of the lenses. */
import './lens-chooser/lens-chooser.ts';
import './lens-controls/lens-controls.ts';
import './lens-view/lens-view.ts';
