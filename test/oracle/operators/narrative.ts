import type { Json } from '../json';
import { type Operator, onObject, perNode, put } from './operator';

export const div = (inside: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`;

const unsafe: Record<string, string> = {
  script: div('<script>alert(1)</script>'),
  onclick: div('<p onclick="alert(1)">tekst</p>'),
  'javascript link': div('<a href="javascript:alert(1)">tekst</a>'),
  iframe: div('<iframe src="http://example.org"></iframe>'),
  form: div('<form><input type="text"/></form>'),
  object: div('<object data="http://example.org"></object>'),
  'style element': div('<style>p { color: red }</style>'),
  'link element': div('<link rel="stylesheet" href="http://example.org/a.css"/>'),
};

const malformed: Record<string, string> = {
  empty: div(''),
  'blank only': div('   '),
  'not closed': '<div xmlns="http://www.w3.org/1999/xhtml"><p>tekst</div>',
  'other root': '<p xmlns="http://www.w3.org/1999/xhtml">tekst</p>',
  'no namespace': '<div>tekst</div>',
  'other namespace': '<div xmlns="http://example.org">tekst</div>',
  'plain text': 'tekst',
  'bare ampersand': div('a & b'),
  'named entity': div('a&nbsp;b'),
  'image without source': div('<img src="#a" alt="tekst"/>'),
  'unknown entity': div('a&unheardof;b'),
  'unknown element': div('<unheard>tekst</unheard>'),
  'unknown attribute': div('<p unheard="a">tekst</p>'),
};

const fine: Record<string, string> = {
  table: div('<table><thead><tr><th>a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>'),
  link: div('<p><a href="http://example.org">tekst</a></p>'),
  image: div('<img src="http://example.org/a.png" alt="tekst"/>'),
  style: div('<p style="color: red" class="a" title="b" lang="nl">tekst</p>'),
  entity: div('a &lt; b &#233;'),
  comment: div('<!-- a --><p>tekst</p>'),
  lists: div('<ul><li>a</li></ul><ol><li>b</li></ol><dl><dt>c</dt><dd>d</dd></dl>'),
};

/** What a browser shows and a narrative may not hold, beside what it may. */
const presentational: Record<string, string> = {
  ...Object.fromEntries(
    ['font', 'u', 's', 'strike', 'center', 'marquee', 'del', 'ins', 'section', 'button', 'big', 'small', 'tt', 'q'].map(
      (name) => [name, div(`<p>a <${name}>b</${name}></p>`)],
    ),
  ),
  ...Object.fromEntries(
    ['color', 'target', 'align', 'bgcolor', 'width', 'data-a', 'role', 'dir', 'cite', 'href'].map((name) => [
      `attribute ${name}`,
      div(`<p ${name}="a">b</p>`),
    ]),
  ),
  'font color': div('<font color="red">a</font>'),
  'link target': div('<a href="#a" target="_blank">b</a>'),
  'link rel': div('<a href="#a" rel="next">b</a>'),
  'cell valign': div('<table><tr><td valign="top" align="left">a</td></tr></table>'),
  'upper case': div('<P>a</P>'),
  'image map': div('<map name="a"><area shape="rect" href="#a" alt="b"/></map>'),
  'deep inside': div('<table><tr><td><ul><li><u>a</u></li></ul></td></tr></table>'),
};

const told = (name: string, table: Record<string, Json>): Operator =>
  perNode(name, (node) =>
    node.parent === undefined && node.type !== 'Bundle'
      ? Object.entries(table).map(([variant, value]) => ({
          ...onObject(node, (one) => put(one, { text: { status: 'additional', div: value } }), variant),
          kind: `${variant} ${node.kind}`,
        }))
      : [],
  );

export const narrativeOperators: Operator[] = [
  told('narrative-unsafe', unsafe),
  told('narrative-malformed', malformed),
  told('narrative-fine', fine),
  told('narrative-presentational', presentational),
  perNode('narrative-incomplete', (node) =>
    node.parent === undefined && node.type !== 'Bundle'
      ? [
          onObject(node, (one) => put(one, { text: { div: div('tekst') } }), 'no status'),
          onObject(node, (one) => put(one, { text: { status: 'generated' } }), 'no div'),
          onObject(node, (one) => put(one, { text: { status: 'unheard-of', div: div('tekst') } }), 'status'),
          onObject(node, (one) => put(one, { text: { status: 'generated', div: { p: 'tekst' } } }), 'object'),
          onObject(node, (one) => put(one, { text: 'tekst' }), 'string'),
        ]
      : [],
  ),
];
