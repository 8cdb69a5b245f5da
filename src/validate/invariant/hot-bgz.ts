import { isJson, listOf } from '../../fhir/json';
import type { HotInvariant } from './hot';
import { isAbsent } from './hot-absence';
import { isFilled, type Truth } from './node';

type Holder = Readonly<Record<string, unknown>>;

const onObject =
  (ask: (holder: Holder) => boolean): HotInvariant =>
  (value): Truth =>
    isJson(value) && ask(value) ? true : undefined;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** No entry of a Bundle has anything by a name. */
const noEntryHas = (bundle: Holder, name: string): boolean =>
  Array.isArray(bundle.entry) &&
  bundle._entry === undefined &&
  bundle.entry.every((entry) => isJson(entry) && isAbsent(entry, name));

const isOfType = (bundle: Holder, ...types: readonly unknown[]): boolean => types.includes(bundle.type);

/** No name has an extension with the url on its family name. */
const noFamilyHas = (patient: Holder, url: string): boolean =>
  patient._name === undefined &&
  listOf(patient.name).every(
    (name) =>
      isJson(name) &&
      (name._family === undefined ||
        (isJson(name._family) &&
          listOf(name._family.extension).every((one) => isJson(one) && isText(one.url) && one.url !== url))),
  );

const HL7 = 'http://hl7.org/fhir/StructureDefinition';

const familyNeeds = (prefix: string, name: string): [string, HotInvariant] => [
  `name.family.extension('${HL7}/${prefix}').empty().not() implies name.family.extension('${HL7}/${name}').empty().not()`,
  onObject((patient) => noFamilyHas(patient, `${HL7}/${prefix}`)),
];

const OFFICIAL = 'http://fhir.nl/fhir/StructureDefinition/nl-core-address-official';
const STREET = `line.extension.where(url = '${HL7}/iso21090-ADXP-streetName').empty().not()`;
const PARTS = ['houseNumber', 'buildingNumberSuffix', 'additionalLocator'].map(
  (part) => `line.extension.where(url='${HL7}/iso21090-ADXP-${part}').empty().not()`,
);

const hasNoExtension = (holder: Holder, url: string): boolean =>
  holder._extension === undefined &&
  (holder.extension === undefined ||
    listOf(holder.extension).every((extension) => isJson(extension) && isText(extension.url) && extension.url !== url));

/** No contained resource has anything by a name. */
const noContainedHas = (holder: Holder, name: string): boolean =>
  holder._contained === undefined &&
  (holder.contained === undefined ||
    listOf(holder.contained).every((contained) => isJson(contained) && isAbsent(contained, name)));

/** The invariants of the resources and datatypes that a BgZ is made of, where they hold without more ado. */
export const bgzInvariants: readonly (readonly [string, HotInvariant])[] = [
  [
    "type = 'document' implies (identifier.system.exists() and identifier.value.exists())",
    onObject((bundle) => isText(bundle.type) && bundle.type !== 'document'),
  ],
  [
    "entry.request.empty() or type = 'batch' or type = 'transaction' or type = 'history'",
    onObject((bundle) => isAbsent(bundle, 'entry') || noEntryHas(bundle, 'request')),
  ],
  [
    "entry.response.empty() or type = 'batch-response' or type = 'transaction-response'",
    onObject((bundle) => isAbsent(bundle, 'entry') || noEntryHas(bundle, 'response')),
  ],
  [
    "total.empty() or (type = 'searchset') or (type = 'history')",
    onObject((bundle) => isAbsent(bundle, 'total') || isOfType(bundle, 'searchset', 'history')),
  ],
  [
    "entry.search.empty() or (type = 'searchset')",
    onObject((bundle) => isOfType(bundle, 'searchset') || isAbsent(bundle, 'entry') || noEntryHas(bundle, 'search')),
  ],
  [
    "fullUrl.contains('/_history/').not()",
    onObject((entry) => isText(entry.fullUrl) && !entry.fullUrl.includes('/_history/')),
  ],
  [
    "verificationStatus='entered-in-error' or clinicalStatus.exists()",
    onObject((resource) => isText(resource.clinicalStatus)),
  ],
  [
    "verificationStatus!='entered-in-error' or clinicalStatus.empty()",
    onObject((resource) => isText(resource.verificationStatus) && resource.verificationStatus !== 'entered-in-error'),
  ],
  [
    "abatement.empty() or (abatement as boolean).not()  or clinicalStatus='resolved' or clinicalStatus='remission' or clinicalStatus='inactive'",
    onObject((condition) => isAbsent(condition, 'abatement')),
  ],
  familyNeeds('humanname-own-prefix', 'humanname-own-name'),
  familyNeeds('humanname-partner-prefix', 'humanname-partner-name'),
  [
    `(extension.where(url = '${OFFICIAL}').where(value = true)).empty() or (${STREET} and (${PARTS.join(' or ')}))`,
    onObject((address) => hasNoExtension(address, OFFICIAL)),
  ],
  [
    "(country in 'nl' | 'nld' | 'nederland').not() or matches('^\\\\d{4}[A-Z]{2}$')",
    (value) => (typeof value === 'string' && /^\d{4}[A-Z]{2}$/.test(value) ? true : undefined),
  ],
  [
    '(identifier.count() + name.count()) > 0',
    onObject((holder) => isFilled(holder.identifier) || isFilled(holder.name)),
  ],
  [
    '(component.empty() and related.empty()) implies (dataAbsentReason or value)',
    onObject(
      (observation) =>
        isFilled(observation.component) ||
        (observation.value === undefined && observation._value === undefined && isFilled(observation.valueQuantity)),
    ),
  ],
  ['contained.contained.empty()', onObject((holder) => noContainedHas(holder, 'contained'))],
  ['contained.text.empty()', onObject((holder) => noContainedHas(holder, 'text'))],
  [
    'contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()',
    onObject((holder) => noContainedHas(holder, 'meta')),
  ],
];
