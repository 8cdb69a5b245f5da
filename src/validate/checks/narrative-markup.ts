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
