/**
 * What others put into the addresses that they pass on, to follow who comes from where. The mirror
 * neither reads it nor complains of it.
 */

/** Names that begin like this: campaigns, mailing lists, shops. */
const PREFIXES = ['utm_', 'mtm_', 'pk_', 'hsa_', 'mc_', 'vero_', 'oly_', 'wt_', '_hs', 'ga_', 'trk_'] as const;

/** A click or its sender, as networks, advertisers and mail programs number them. */
const NAMES: ReadonlySet<string> = new Set([
  'dclid',
  'fb_action_ids',
  'fb_action_types',
  'fb_ref',
  'fb_source',
  'fbclid',
  'gad_campaignid',
  'gad_source',
  'gbraid',
  'gclid',
  'gclsrc',
  'igsh',
  'igshid',
  'li_fat_id',
  'mkt_tok',
  'msclkid',
  'rdt_cid',
  's_cid',
  'sc_cid',
  'si',
  'srsltid',
  'ttclid',
  'twclid',
  'wbraid',
  'wickedid',
  'yclid',
  '__hsfp',
  '__hssc',
  '__hstc',
  '__s',
  '_ga',
  '_gl',
  '_openstat',
]);

/** Whether a parameter only tracks, in capitals or not. */
export function isTracking(name: string): boolean {
  const plain = name.toLowerCase();
  return NAMES.has(plain) || PREFIXES.some((prefix) => plain.startsWith(prefix));
}
