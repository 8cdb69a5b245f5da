import { useState } from 'preact/hooks';
import type { Pair, Said, ViewLine, ViewPoint, ViewSeries } from '../model';
import { useShown } from './context';
import { Worst } from './item';
import { useSoon } from './later';
import { isPlotted, Plot } from './plot';
import { Source } from './source';
import { unplotted, visible } from './texts';
import { Told } from './told';

/** Words on a value are seen with it: they may say that it is not to be relied on. */
const isComment = ({ label }: Pair): boolean => typeof label === 'object' && label.en === 'Comment';

/** Where more than this stand in a table, it is opened by whoever wants to see it. */
const AT_ONCE = 8;

interface Row {
  readonly line: ViewLine;
  readonly point: ViewPoint;
}

/** The latest first. */
const rowsOf = ({ lines }: ViewSeries): Row[] =>
  lines
    .flatMap((line) => line.points.map((point) => ({ line, point })))
    .sort((a, b) => (b.point.t ?? Number.NEGATIVE_INFINITY) - (a.point.t ?? Number.NEGATIVE_INFINITY));

function ValueRow({
  row: { line, point },
  isSeveral,
  unit,
}: {
  readonly row: Row;
  readonly isSeveral: boolean;
  readonly unit: string;
}) {
  const { say, text, itemAt, language } = useShown();
  const item = itemAt(point.item);
  const remarks = [
    ...(point.outside === undefined ? [] : [text(point.outside)]),
    ...(point.isOfPanel ? [text('ofPanel')] : []),
    ...(point.notPlotted === undefined ? [] : [unplotted[point.notPlotted][language]]),
  ];
  return (
    <tr class={item?.withdrawn === undefined ? undefined : 'gone'}>
      <td class="when">{say(point.when) || text('noDate')}</td>
      {isSeveral ? <td>{say(line.label)}</td> : null}
      <td class="number">
        {say(point.text)} <span class="muted">{visible(unit)}</span>
      </td>
      <td class="number muted">{say(point.range ?? '')}</td>
      <td>
        {remarks.map((remark) => (
          <span
            key={remark}
            class={`badge ${point.outside !== undefined && remark === text(point.outside) ? 'out' : 'withdrawn'}`}
          >
            {remark}
          </span>
        ))}
        {item === undefined ? null : <Worst item={item} />}
        {(item?.told ?? []).filter(isComment).map(({ value = '' }, at) => (
          <p key={at} class="comment" dir="auto">
            {say(value)}
          </p>
        ))}
      </td>
      <td>
        {item === undefined ? null : (
          <details class="all">
            <summary>
              {text('more')}
              <span class="unseen">
                {' '}
                {say(item.title)} {say(point.when)}
              </span>
            </summary>
            <Told pairs={item.told} />
            <Source item={item} />
          </details>
        )}
      </td>
    </tr>
  );
}

function Values({ series, rows }: { readonly series: ViewSeries; readonly rows: readonly Row[] }) {
  const { say, text } = useShown();
  const shown = useSoon(rows.length, rows.length > AT_ONCE ? 0 : AT_ONCE, 40);
  const isSeveral = series.lines.length > 1;
  return (
    <div class="scrolls">
      <table>
        <caption class="unseen">{say(series.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{text('date')}</th>
            {isSeveral ? <th scope="col">{text('what')}</th> : null}
            <th scope="col">{text('value')}</th>
            <th scope="col">{text('reference')}</th>
            <th scope="col">{text('remark')}</th>
            <th scope="col">{text('more')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <ValueRow
              key={`${row.point.item} ${say(row.line.label)}`}
              row={row}
              isSeveral={isSeveral}
              unit={series.unit}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What each line has of the latest measurement: never of two. */
const latestOf = ({ lines, latest }: ViewSeries): readonly (ViewPoint | undefined)[] =>
  latest === undefined ? [] : lines.map(({ points }) => points.find(({ item }) => item === latest));

const inLine = (points: readonly (ViewPoint | undefined)[], say: (said: Said) => string): string =>
  points.map((point) => (point && say(point.text)) || '?').join(' / ');

/** One series: the latest value, the plot, and the table of all. */
export function Series({ series }: { readonly series: ViewSeries }) {
  const { say, text } = useShown();
  const rows = rowsOf(series);
  const [isOpen, setOpen] = useState(rows.length <= AT_ONCE);
  const points = latestOf(series);
  const latest = points.find((point) => point !== undefined);
  const outside = new Set(points.flatMap((point) => point?.outside ?? []));
  return (
    <li class="series">
      <div class="head">
        <h4 dir="auto">{say(series.title)}</h4>
        {latest === undefined ? null : <span class="summary">{visible(`${inLine(points, say)} ${series.unit}`)}</span>}
        {[...outside].map((one) => (
          <span key={one} class="badge out">
            {text(one)}
          </span>
        ))}
        {latest === undefined ? null : (
          <span class="when">
            {text('last')} {say(latest.when) || text('noDate')}
          </span>
        )}
      </div>
      {isPlotted(series) ? <Plot series={series} /> : null}
      <details
        class="values"
        open={isOpen}
        onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
      >
        <summary>
          {rows.length} {text('values')}
          <span class="unseen"> {say(series.title)}</span>
        </summary>
        <Values series={series} rows={rows} />
      </details>
    </li>
  );
}
