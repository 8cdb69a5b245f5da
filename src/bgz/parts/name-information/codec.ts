import { isJson } from '../../../fhir/json';
import { alone, type Codec, complex, type Places } from '../../define/codec';
import { readName } from './read';
import { humanName } from './stu3';
import type { NameInformation } from './types';

const part = (name: string): string[] => [`family.extension(humanname-${name}).valueString`];

const places: Places = {
  '': [''],
  firstNames: ['given'],
  initials: ['given'],
  givenName: ['given'],
  nameUsage: ['extension(humanname-assembly-order).valueCode'],
  'lastName.prefix': part('own-prefix'),
  'lastName.lastName': part('own-name'),
  'lastNamePartner.prefix': part('partner-prefix'),
  'lastNamePartner.lastName': part('partner-name'),
  unstructuredName: ['text'],
};

/** NameInformation as HumanName. */
export const nameCodec: Codec<NameInformation> = complex(
  'HumanName',
  (name, { options }) => humanName(name, options),
  readName,
  places,
);

const isOfficial = (name: unknown): boolean => isJson(name) && name.use === 'official';

/** NameInformation where FHIR has room for several names: the official one, else the first that tells who it is. */
export const onlyNameCodec: Codec<NameInformation> = {
  ...alone(nameCodec),
  read(holder, name, context) {
    const names = holder.items(name);
    const official = names.filter((item) => isOfficial(item.peek(name)));
    let first: NameInformation | undefined;
    for (const item of [...official, ...names.filter((one) => !official.includes(one))])
      first ??= nameCodec.read(item, name, context);
    return first;
  },
};
