/**
 * The names that are elements. What authors write between angle brackets is as often a type, a header file or a
 * placeholder, and a browser shows nothing of an element that it does not know.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** HTML's own, those that are obsolete and still work, and a few that blogs use as marks and no browser shows. */
const HTML = words(`
  a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
  button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
  fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img
  input ins kbd keygen label legend li link main map mark marquee math menu menuitem meta meter nav nobr noembed noframes
  noscript object ol optgroup option output p param picture portal pre progress q rb rp rt rtc ruby s samp script search
  section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th
  thead time title tr track tt u ul var video wbr
  escape fancybox excerpt`)

export const VOID = words(`
  area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr`)

/** Their end tags may be left out, and browsers know where they end. */
export const OPTIONAL_END = words(`
  p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rp rt rtc`)

/** They change how text looks, and browsers carry them over the ends of paragraphs. */
export const FORMATTING = words('a b big code em font i nobr s small strike strong tt u span mark sub sup del ins')

/** There is one of each on a page, and the theme has written it. */
export const PAGE = words('html head body frameset')

/** Their content follows rules of its own. */
export const FOREIGN = words('svg math')

/** Parts of drawings and formulas: `<set>` and `<text>` elsewhere are words. */
const FOREIGN_PARTS = words(`
  animate animatemotion animatetransform circle clippath defs desc ellipse filter foreignobject g image line
  lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect set stop switch symbol text
  textpath tspan use view
  annotation annotation-xml maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
  mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics`)

/** Whether a browser knows the element. */
export const isElement = (name: string): boolean => HTML.has(name)

export const isForeign = (name: string): boolean => FOREIGN_PARTS.has(name) || name.startsWith('fe')
