/**
 * Query parameters that name a campaign, a click or a referrer and never the document.
 * Sources: the documentation of the tools that add them (Google Analytics `utm_*`, Ads `gclid`,
 * Meta `fbclid`, Microsoft `msclkid`, Mailchimp `mc_*`, HubSpot `_hs*`, Marketo `mkt_tok`, Matomo
 * `pk_*`/`mtm_*`, AT Internet `at_*`, Adobe `cmpid`/`s_cid`, share buttons of publishers).
 * A bare `ref` or `source` is here because publishers use it for referrers; `id`, `p`, `page`,
 * `article` and the like are documents and stay.
 */
export const trackingParameters: ReadonlySet<string> = new Set([
  "_ga",
  "_gl",
  "_openstat",
  "__s",
  "__twitter_impression",
  "__source",
  "__tn__",
  "amp_js_v",
  "campaign_id",
  "cmp",
  "cmpid",
  "dclid",
  "dicbo",
  "ef_id",
  "fb_action_ids",
  "fb_action_types",
  "fb_ref",
  "fb_source",
  "fbclid",
  "feature",
  "ftag",
  "gaa_at",
  "gaa_n",
  "gaa_sig",
  "gaa_ts",
  "gbraid",
  "gclid",
  "gclsrc",
  "guccounter",
  "guce_referrer",
  "guce_referrer_sig",
  "icid",
  "igsh",
  "igshid",
  "ito",
  "link_source",
  "mbid",
  "mibextid",
  "mkt_tok",
  "mod",
  "msclkid",
  "ncid",
  "ns_campaign",
  "ns_mchannel",
  "ns_source",
  "oly_anon_id",
  "oly_enc_id",
  "partner",
  "rb_clickid",
  "ref",
  "ref_",
  "ref_src",
  "ref_url",
  "referrer",
  "reflink",
  "s_cid",
  "s_kwcid",
  "smid",
  "smtyp",
  "soc_src",
  "soc_trk",
  "source",
  "spm",
  "src",
  "sr_share",
  "srsltid",
  "taid",
  "tpcc",
  "traffic_source",
  "ttclid",
  "twclid",
  "unlocked_article_code",
  "vero_conv",
  "vero_id",
  "wbraid",
  "wickedid",
  "wt_mc",
  "xtor",
  "yclid",
  "ysclid",
]);

/** Families of such parameters, by how their names begin. */
export const trackingPrefixes: readonly string[] = [
  "utm_",
  "mc_",
  "_hs",
  "hsa_",
  "pk_",
  "mtm_",
  "matomo_",
  "at_",
  "hmb_",
  "itm_",
  "int_cmp",
  "wt.",
  "sc_",
  "ns_",
  "trk_",
];

/** Parameters that only choose the mobile or AMP form of the same document. */
export const ampParameters: ReadonlyMap<string, readonly string[]> = new Map([
  ["amp", ["", "1", "true", "amp"]],
  ["outputtype", ["amp"]],
  ["view", ["amp"]],
]);

/**
 * Addresses that only forward to the document named in a parameter.
 * `host` is compared with the host and its parent domains.
 */
export const redirectWrappers: readonly { host: string; path: string; parameters: readonly string[] }[] = [
  { host: "google.com", path: "/url", parameters: ["url", "q"] },
  { host: "l.facebook.com", path: "/l.php", parameters: ["u"] },
  { host: "lm.facebook.com", path: "/l.php", parameters: ["u"] },
  { host: "l.instagram.com", path: "/", parameters: ["u"] },
  { host: "bing.com", path: "/news/apiclick.aspx", parameters: ["url"] },
  { host: "out.reddit.com", path: "/", parameters: ["url"] },
  { host: "slack-redir.net", path: "/link", parameters: ["url"] },
  { host: "vk.com", path: "/away.php", parameters: ["to"] },
];

/** First labels of hosts that serve the same documents as the host without them. */
export const mobileLabels: ReadonlySet<string> = new Set(["m", "mobile", "amp", "touch"]);

/** Hosts that look mobile and are not: the label is part of the site's name. */
export const notMobileHosts: ReadonlySet<string> = new Set(["m.signalvnoise.com", "amp.dev", "m.mu", "m.me"]);
