import type { Codec, Written } from '../../define/codec';
import { type Row, rowsOf } from '../../define/rows';
import { identifierCodec } from '../identifier/codec';
import type { Identifier } from '../identifier/zib';
import { consentStatuses } from './zib';

const onlyNumberCodec: Codec<readonly Identifier[]> = {
  type: 'Identifier',
  write([first], holder, name, context) {
    if (first !== undefined) identifierCodec.write(first, holder, name, context);
  },
  read(holder, name, context) {
    const number = identifierCodec.read(holder, name, context);
    return number && [number];
  },
};

/** IdentificationNumber (NL-CM:0.0.6), of which STU3 has room for one. */
export const identifierRow = rowsOf<{ readonly identificationNumbers?: readonly Identifier[] }>().row(
  'identificationNumbers',
  'identifier',
  onlyNumberCodec,
);

/** The status, which is `active` where the record says none. */
export function consentStatusRow<T extends { readonly status?: (typeof consentStatuses)[number] }>(): Row<T> {
  return {
    places: { status: ['status'] },
    write({ status = 'active' }, target: Written) {
      target.status = status;
    },
    read(source, draft) {
      const said = consentStatuses.find((known) => known === source.peek('status'));
      if (said === undefined) return;
      source.take('status');
      if (said !== 'active') draft.status = said;
    },
  };
}

/** Dutch law, as Nictiz writes it where nothing else is recorded. */
const LAW = 'http://wetten.overheid.nl/';
const WRITTEN_AS: readonly unknown[] = [LAW, 'https://wetten.overheid.nl/'];

/** The policy that STU3 wants of every consent (ppc-1), of which no zib has a concept. Another is told as not read. */
export function policyRow<T>(): Row<T> {
  return {
    places: {},
    write(_record, target: Written) {
      target.policy = [{ uri: LAW }];
    },
    read(source) {
      for (const policy of source.list('policy')) policy.drop('uri', ...WRITTEN_AS);
      source.drop('policyRule', ...WRITTEN_AS);
    },
  };
}
