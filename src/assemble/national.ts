import type { StatedNational, TokenValue } from '../bgz/define/search';
import type { CatalogueRow } from './catalogue';
import type { Criterion } from './criteria';

/** A search that the national specification prescribes, without the patient it is about. */
export interface NationalSearch {
  readonly criteria: readonly Criterion[];
  /** Names of the includes of the row that go along. */
  readonly includes: readonly string[];
}

/** A condition on tokens. */
export type TokenCriterion = Extract<Criterion, { readonly kind: 'token' }>;

/** Tokens by parameter, as the criteria of a search. */
export const criteriaOf = (tokens: StatedNational['tokens']): readonly TokenCriterion[] =>
  Object.entries(tokens).map(([parameter, values]): TokenCriterion => ({ parameter, kind: 'token', values }));

const written = ({ system, code }: TokenValue): string =>
  system === undefined ? (code ?? '') : `${system}|${code ?? ''}`;

/** The parameters of a national search, decoded, in the order in which BgZ MSZ 2.0 has them; without the patient. */
export function nationalParameters(
  row: Pick<CatalogueRow, 'type'>,
  { criteria, includes }: NationalSearch,
): readonly (readonly [name: string, value: string])[] {
  return [
    ...criteria.flatMap((one) =>
      one.kind === 'token' ? [[one.parameter, one.values.map(written).join(',')] as const] : [],
    ),
    ...includes.map((name) => ['_include', `${row.type}:${name}`] as const),
  ];
}

/** A national search as a person reads it: `Procedure?category=http://snomed.info/sct|387713003,…`. */
export function nationalQuery(row: Pick<CatalogueRow, 'type'>, search: NationalSearch): string {
  const parameters = nationalParameters(row, search).map(([name, value]) => `${name}=${value}`);
  return parameters.length === 0 ? row.type : `${row.type}?${parameters.join('&')}`;
}
