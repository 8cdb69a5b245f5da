import * as z from 'zod';
import { contactPerson } from '../../contact-person/zib';
import { type Field, type Fields, field, plain } from '../../define/field';
import { healthProfessional } from '../../health-professional/zib';
import { healthcareProvider } from '../../healthcare-provider/zib';
import { identifier } from '../identifier/zib';
import { metadata } from '../metadata/zib';
import { flag, key } from '../text/zib';

/**
 * When and by whom a record was registered and modified. ADA has it outside of the record (bouwstenen/metagegevens), and so has
 * FHIR (Provenance).
 */
export const metadataField = plain(metadata.optional(), {
  ada: false,
  note: 'First registration and last modification; sent as Provenance, where a receiver asks for that.',
});

/** Elements every clinical record has (zib BasicElements 2017), as fields. */
export const basicFields = {
  id: plain(key, {
    note: "The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id.",
  }),
  identificationNumbers: field('0.0.6', 'Identificatienummer', z.array(identifier).optional(), {
    name: 'IdentificationNumber',
    ada: ['zibroot/identificatie', 'identificatie'],
    note: 'Numbers other parties may know the record by.',
  }),
  // An instance is of one patient: what its elements point to is checked, and says nothing more.
  subject: field('0.0.11', 'Onderwerp', identifier.optional(), {
    ada: false,
    note: 'Whose record it is. When given, the facade refuses it for any other patient.',
  }),
  metadata: metadataField,
};

const authors = {
  patient: field('0.0.8', 'Patiënt', flag, { name: 'PatientAsAuthor' }),
  healthProfessional: field('0.0.9', 'Zorgverlener', healthProfessional.schema, { name: 'HealthProfessionalAsAuthor' }),
  healthcareProvider: field('0.0.7', 'Auteur', healthcareProvider.schema, { name: 'Author' }),
};

const sources = {
  patient: field('0.0.3', 'Patiënt', flag, { name: 'PatientAsInformationSource' }),
  healthProfessional: field('0.0.4', 'Zorgverlener', healthProfessional.schema),
  contactPerson: field('0.0.5', 'Contactpersoon', contactPerson.schema, { name: 'RelatedPersonAsInformationSource' }),
};

const without = (fields: Fields, kinds: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([kind]) => !kinds.includes(kind)));

/** Author (NL-CM:0.0.7), but for the kinds that the profile does not allow. */
export const author = <S extends z.ZodType>(schema: S, ...notAllowed: readonly (keyof typeof authors)[]): Field<S> =>
  field('0.0.7', 'Auteur', schema, { inside: without(authors, notAllowed), ada: 'zibroot/auteur' });

const organizationAsSource = {
  healthcareProvider: field('0.0.2', 'Informatiebron', healthcareProvider.schema, { name: 'InformationSource' }),
};

/** InformationSource (NL-CM:0.0.2); an organization where the profile allows one. */
export const informationSource = <S extends z.ZodType>(schema: S, also?: 'healthcareProvider'): Field<S> =>
  field('0.0.2', 'Informatiebron', schema, {
    inside: { ...sources, ...(also && organizationAsSource) },
    ada: 'zibroot/informatiebron',
  });
