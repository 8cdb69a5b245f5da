import type { z } from 'zod';
import { contactPersonObject } from '../../contact-person/zib';
import { type Field, type Fields, field, plain } from '../../define/field';
import { healthProfessionalObject } from '../../health-professional/zib';
import { healthcareProviderObject } from '../../healthcare-provider/zib';
import { flag } from '../text/zib';
import { basicElements } from './zib';

/** Elements every clinical record has (zib BasicElements 2017), as fields. */
export const basicFields = {
  id: plain(basicElements.id),
  identificationNumbers: field('0.0.6', 'Identificatienummer', basicElements.identificationNumbers, {
    name: 'IdentificationNumber',
    ada: ['zibroot/identificatie', 'identificatie'],
  }),
  // An instance is of one patient: what its elements point to is checked, and says nothing more.
  subject: field('0.0.11', 'Onderwerp', basicElements.subject, { ada: false }),
};

const authors = {
  patient: field('0.0.8', 'Patiënt', flag, { name: 'PatientAsAuthor' }),
  healthProfessional: field('0.0.9', 'Zorgverlener', healthProfessionalObject, { name: 'HealthProfessionalAsAuthor' }),
  healthcareProvider: field('0.0.7', 'Auteur', healthcareProviderObject, { name: 'Author' }),
};

const sources = {
  patient: field('0.0.3', 'Patiënt', flag, { name: 'PatientAsInformationSource' }),
  healthProfessional: field('0.0.4', 'Zorgverlener', healthProfessionalObject),
  contactPerson: field('0.0.5', 'Contactpersoon', contactPersonObject, { name: 'RelatedPersonAsInformationSource' }),
};

const without = (fields: Fields, kinds: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([kind]) => !kinds.includes(kind)));

/** Author (NL-CM:0.0.7), but for the kinds that the profile does not allow. */
export const author = <S extends z.ZodType>(schema: S, ...notAllowed: readonly (keyof typeof authors)[]): Field<S> =>
  field('0.0.7', 'Auteur', schema, { inside: without(authors, notAllowed), ada: 'zibroot/auteur' });

const organizationAsSource = {
  healthcareProvider: field('0.0.2', 'Informatiebron', healthcareProviderObject, { name: 'InformationSource' }),
};

/** InformationSource (NL-CM:0.0.2); an organization where the profile allows one. */
export const informationSource = <S extends z.ZodType>(schema: S, also?: 'healthcareProvider'): Field<S> =>
  field('0.0.2', 'Informatiebron', schema, {
    inside: { ...sources, ...(also && organizationAsSource) },
    ada: 'zibroot/informatiebron',
  });
