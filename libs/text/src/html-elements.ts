const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/**
 * Elements that start and end a line of their own when a page is shown
 * (the HTML Standard, section 15.3, "display: block" and "list-item").
 */
export const BLOCK_ELEMENTS = names(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol ' +
    'optgroup option p pre search section summary table tbody tfoot thead tr ul',
);

/** Elements whose content is not text for reading. */
export const UNREAD_ELEMENTS = names(
  'audio canvas datalist head iframe noembed noframes object plaintext script style svg template textarea ' +
    'title video xmp',
);

const INLINE_ELEMENTS = names(
  'a abbr acronym amp-ad amp-iframe amp-img applet area b base basefont bdi bdo big blink button cite code ' +
    'col colgroup data del dfn em embed font frame frameset i image img input ins kbd label link map mark ' +
    'marquee math meta meter nobr noscript output param picture progress q rb rp rt rtc ruby s samp select ' +
    'slot small source span strike strong sub sup td th time track tt u var wbr',
);

/** Whether a lower-case name is an element of HTML, today's or yesterday's. */
export const isHtmlElement = (name: string): boolean =>
  BLOCK_ELEMENTS.has(name) || INLINE_ELEMENTS.has(name) || UNREAD_ELEMENTS.has(name);

/** Whether an element may stand without a closing tag, so that its absence says nothing. */
const UNCLOSED_ELEMENTS = names(
  'area base basefont br col dd dt embed frame hr image img input li link meta option p param source td th ' +
    'tr track wbr',
);
export const needsClosing = (name: string): boolean => !UNCLOSED_ELEMENTS.has(name);
