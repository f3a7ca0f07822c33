/** Agencies whose names are no ordinary words, as they write themselves. */
const WRITTEN =
  `AAP AFP AGI ANI ANP ANSA AP APA APS ATS BTA CNA CNS CP DHA EFE IANS IHA INA IRNA ISNA KCNA KUNA MAP
  MENA MTI NNA NTB PA PAP PTI QNA RIA SANA SPA STA STT TAP TASS TT UPI WAFA WAM dpa dpa-AFX epd
  ADNKronos Agerpres Anadolu Antara Belga Bernama Bloomberg Interfax Jiji Kyodo Lusa Reuters Ritzau Tanjug Xinhua
  Yonhap`.split(/\s+/);
const BY_KEY = new Map(WRITTEN.map((name) => [name.toLowerCase(), name]));

/** How a wire is written for people: `afp`, as a feed's setting may have it, is AFP; an unknown one stays as it is. */
export const wireName = (wire: string): string => BY_KEY.get(wire) ?? wire;
