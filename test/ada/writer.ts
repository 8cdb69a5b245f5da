import type { Held, Place } from '../../src/ada/layout';
import { elementOf, layoutOfZib } from '../../src/ada/zib-tables';
import { type BgzKey, type BgzSection, sections } from '../../src/bgz';
import { isCoded, isObject, type Json, valueAt, withValue } from '../properties/law/places';

/** What was written: the XML, and the value without what ADA has no element for. */
interface Written {
  readonly xml: string;
  readonly kept: unknown;
}

const escaped = (text: string): string => text.replace(/[&<>"\n\r\t]/g, (one) => `&#${one.charCodeAt(0)};`);

/** An element with these attributes, but for those without a value. */
function element(name: string, attributes: Readonly<Record<string, unknown>>, inner = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>${inner}</${name}>`;
}

const refers = (name: string, id: unknown): string => element(name, { value: id, datatype: 'reference' });

const sectionOf = (key: BgzKey): BgzSection => sections.find((one) => one.key === key) as BgzSection;

/** A coded value. In ADA it is one code in one system. */
function coded(name: string, value: Json): Written {
  const {
    system: codeSystem,
    code,
    version: codeSystemVersion,
    nullFlavor,
    display: displayName,
    originalText,
  } = value;
  const { translations: _none, ...kept } = value;
  const xml = element(name, { code, codeSystem, codeSystemVersion, nullFlavor, displayName, originalText });
  return { xml, kept };
}

/** A value without parts, by its form. */
function leaf(name: string, { field, form }: Held, value: unknown): Written {
  if (isCoded(value)) return coded(name, value);
  if (form === 'patient') return { xml: refers(name, 'patient-1'), kept: value };
  if (!isObject(value)) {
    const asCode =
      (field.schema as { unwrap?: () => { _zod: { def: { type: string } } } }).unwrap?.()._zod.def.type === 'enum';
    return { xml: element(name, { [asCode ? 'code' : 'value']: value }), kept: value };
  }
  const { system, value: number, unit, identification, data, contentType } = value as Json;
  if (data !== undefined) return { xml: element(name, { value: data }), kept: { contentType, data } };
  if (identification !== undefined) {
    const { system: root, value: of } = identification as Json;
    return { xml: element(name, { root, value: of }), kept: { identification } };
  }
  if (form === 'number-as-code') return { xml: element(name, { code: number, codeSystem: system }), kept: value };
  if (system !== undefined) return { xml: element(name, { root: system, value: number }), kept: value };
  if (!isObject(unit)) return { xml: element(name, { value: number, unit }), kept: value };
  const { code } = unit as Json;
  const kept = { value: number, unit: { system: 'http://unitsofmeasure.org', code, display: code } };
  return { xml: element(name, { value: number, unit: code }), kept };
}

/** A building block, written out in place: the same one in several places cannot have its id in each. */
function block(key: BgzKey, name: string, value: Json): Written {
  const { xml, kept } = inside(layoutOfZib(sectionOf(key)), value);
  return { xml: element(name, {}, xml), kept };
}

const blockKeys: Readonly<Record<string, BgzKey>> = {
  zorgverlener: 'healthProfessionals',
  zorgaanbieder: 'healthcareProviders',
  contactpersoon: 'contactPersons',
  product: 'pharmaceuticalProducts',
};

/** Who wrote or told something. */
function party(name: string, value: Json): Written {
  if (value.patient === true) {
    const who = name === 'auteur' ? 'auteur_is_patient' : 'informant_is_patient';
    return { xml: element(name, {}, element(who, { value: true })), kept: value };
  }
  const [kind = '', who] = Object.entries(value)[0] ?? [];
  const key = `${kind}s` as BgzKey;
  const { xml, kept } = block(key, elementOf(sectionOf(key)), who as Json);
  return { xml: element(name, {}, xml), kept: { [kind]: kept } };
}

/** One value of a property. */
function one(name: string, held: Held, value: unknown): Written {
  if (held.field.concept?.dutch === 'Auteur' || held.field.concept?.dutch === 'Informatiebron')
    return party(name, value as Json);
  if (held.inside !== undefined) {
    const { xml, kept } = inside(held.inside, value as Json);
    return { xml: element(name, {}, xml), kept };
  }
  if (!isObject(value) || isCoded(value)) return leaf(name, held, value);
  const { id, display, problem } = value as Json;
  if (problem !== undefined) {
    const written = inside(layoutOfZib(sectionOf('problems')), problem as Json);
    const own = { id: (problem as Json).id };
    return { xml: element(name, own, written.xml), kept: { problem: { ...own, ...(written.kept as Json) } } };
  }
  if (id !== undefined && display !== undefined) return { xml: refers(name, id), kept: { id } };
  const key = blockKeys[name];
  const isBlock = key !== undefined && !('system' in value);
  return isBlock ? block(key, name, value as Json) : leaf(name, held, value);
}

/** The elements of a record or part, each property in the first of its places. */
function inside(layout: Place, record: Json, kept: Json = {}): Written {
  const parts = [...layout.inner].map(([name, place]): string => {
    if (name === '..' || place.notKept !== undefined) return '';
    if (place.held === undefined) {
      const { xml } = inside(place, record, kept);
      return xml === '' ? '' : element(name, {}, xml);
    }
    const path = place.held.property.split('.');
    const value = valueAt(record, path);
    if (value === undefined || valueAt(kept, path) !== undefined) return '';
    const held = place.held;
    const written = [value].flat().map((item) => one(name, held, item));
    Object.assign(kept, withValue(kept, path, held.list ? written.map((item) => item.kept) : written[0]?.kept));
    return written.map(({ xml }) => xml).join('');
  });
  return { xml: parts.join(''), kept };
}

/** One record with what stands beside it, in its group. */
function recordIn(section: BgzSection, record: Json): Written {
  const layout = layoutOfZib(section);
  const kept: Json = {};
  const own = inside(layout, record, kept).xml;
  const beside = layout.inner.get('..');
  const apart = beside === undefined ? '' : inside(beside, record, kept).xml;
  const xml = element(elementOf(section), { id: record.id }, own) + apart;
  const treatment = record.medicationTreatment as Json | undefined;
  const inTreatment =
    treatment === undefined
      ? xml
      : element(
          'medicamenteuze_behandeling',
          {},
          element('identificatie', { root: treatment.system, value: treatment.value }) + xml,
        );
  return {
    xml: element(section.ada?.group ?? 'bouwstenen', {}, inTreatment),
    kept: { id: record.id, ...kept, ...(treatment && { medicationTreatment: treatment }) },
  };
}

/** An instance with these records, and the records without what ADA has no element for. */
export function instanceOf(records: Json): { readonly xml: string; readonly kept: Json } {
  const kept: Json = {};
  const xml = sections.flatMap((section) => {
    const given = records[section.key];
    if (given === undefined) return [];
    const written = [given].flat().map((record) => recordIn(section, record as Json));
    kept[section.key] = Array.isArray(given) ? written.map((one) => one.kept) : written[0]?.kept;
    return written.map((one) => one.xml);
  });
  return { xml: `<adaxml><data><sturen>${xml.join('')}</sturen></data></adaxml>`, kept };
}
