/** The elements of the dream. */
import './dream-chooser/dream-chooser.ts';
import './dream-controls/dream-controls.ts';
