const words = (text: string): readonly string[] => text.split(' ');

/**
 * The elements that txt-1 of STU3 lists, and those its text admits beside them: `address`, `bdo` and `kbd` stand in the
 * chapters of HTML 4.0 it names, `map` and `area` belong to images. `ins` and `del` are the section it leaves out; `font`,
 * `u`, `s`, `strike` and `center` are deprecated there, and STU3 narrative.html refuses what is.
 */
export const narrativeElements: ReadonlySet<string> = new Set([
  ...words('a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em'),
  ...words('h1 h2 h3 h4 h5 h6 hr i img li ol p pre q samp small span strong sub sup'),
  ...words('table tbody td tfoot th thead tr tt ul var'),
  ...words('address bdo kbd map area'),
]);

/** The attributes that txt-1 lists, and what the namespace, the language and the images admitted beside it need. */
export const narrativeAttributes: ReadonlySet<string> = new Set([
  ...words('abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff'),
  ...words('charset cite class colspan compact coords dir frame headers height href hreflang hspace id lang longdesc'),
  ...words('name nowrap rel rev rowspan rules scope shape span src start style summary tabindex title type valign'),
  ...words('value vspace width'),
  ...words('xmlns xml:lang xml:space usemap ismap nohref'),
]);

/** Elements and attributes of HTML that a narrative may not hold, so that a message can name them. */
const refused: ReadonlySet<string> = new Set([
  ...words('applet article aside audio base basefont body button canvas center dialog del details embed fieldset'),
  ...words('figcaption figure font footer form head header html iframe input ins isindex label legend link main mark'),
  ...words(
    'menu meta meter nav noframes noscript object optgroup option output param picture progress s script section',
  ),
  ...words('select source strike svg template textarea time track u video wbr math frameset'),
  ...words('action background clear color contenteditable defer disabled download enctype face for formaction hidden'),
  ...words(
    'http-equiv integrity language link loading marginheight marginwidth media method nonce ping profile property',
  ),
  ...words('readonly rel role sandbox scrolling size sizes srcdoc srcset target translate vlink'),
]);

const EVENT = /^on[a-z]{3,20}$/;

/** An element or attribute as a message may name it: by its name when HTML has it; any other may be anything. */
export function toldMarkup(name: string): string {
  const plain = name.toLowerCase();
  const isKnown =
    refused.has(plain) || narrativeElements.has(plain) || narrativeAttributes.has(plain) || EVENT.test(plain);
  return isKnown ? name : '…';
}
