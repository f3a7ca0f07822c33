/** Parameters that tell a publisher where a reader came from and never which page it is. */
const TRACKING_NAMES: ReadonlySet<string> = new Set(
  // Advertising networks and social sites.
  (
    'fbclid gclid dclid gbraid wbraid gclsrc msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id epik ' +
    'mc_cid mc_eid _ga _gl _hsenc _hsmi mkt_tok vero_id oly_anon_id oly_enc_id s_cid spm rb_clickid guccounter ' +
    'guce_referrer guce_referrer_sig _branch_match_id ' +
    // Publishers and their analytics.
    'xtor wt_mc wt_zmc maca cmp cmpid icid intcmp ito ocid smid smtyp emc traffic_source feedtype feedname ' +
    'sref sh_kit rss ref_src ref_url outputtype amp amp_js_v usqp'
  ).split(' '),
);
const TRACKING_PREFIX = /^(?:utm_|at_|ns_|pk_|mtm_|piwik_|hsa_|stm_)/;
/** Names that mean a page elsewhere, so they go only where the value is that of a link in a feed or on a social site. */
const SOMETIMES_TRACKING: ReadonlySet<string> = new Set([
  'ref',
  'source',
  'src',
  'from',
  'partner',
  'via',
  'origin',
  'medium',
]);
const SOURCE_VALUE =
  /^(?:rss\b.*|rss-?feed|feed|feeds|atom|twitter|facebook|fb|google|newsletter|email|social|push)$/;

/** Whether a parameter of an address says nothing of the page. */
export function isTracking(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (TRACKING_NAMES.has(lower) || TRACKING_PREFIX.test(lower)) return true;
  return SOMETIMES_TRACKING.has(lower) && SOURCE_VALUE.test(value.toLowerCase());
}
