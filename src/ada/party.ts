import { boolean } from './leaves';
import { patientReference } from './subject';
import { type Field, group, one, type Reader } from './table';

/** An indicator that it is the patient; `false` says that it is someone else, who is named beside it. */
const isPatient: Reader = (element, reading) => {
  const value = boolean(element, reading);
  return value === false ? undefined : value;
};

/** Readers of who may have written or told something. */
interface Readers {
  readonly zorgverlener: Reader;
  readonly zorgaanbieder: Reader;
  readonly contactpersoon: Reader;
}

/**
 * Who wrote or told something: the patient, a professional, an organization or another person. The BgZ names the kind alone, the
 * medication exchange says of whom it is the author (auteur) or informant.
 */
export function party(property: string, { zorgverlener, zorgaanbieder, contactpersoon }: Readers): Field {
  const professional = one(`${property}.healthProfessional`, zorgverlener);
  const provider = one(`${property}.healthcareProvider`, zorgaanbieder);
  const person = one(`${property}.contactPerson`, contactpersoon);
  const patient = one(`${property}.patient`, isPatient);
  return group({
    auteur_is_patient: patient,
    auteur_is_zorgverlener: group({ zorgverlener: professional }),
    auteur_is_zorgaanbieder: group({ zorgaanbieder: provider }),
    informant_is_patient: patient,
    informant_is_zorgverlener: group({ zorgverlener: professional }),
    informant_is_zorgaanbieder: group({ zorgaanbieder: provider }),
    patient: one(`${property}.patient`, patientReference),
    zorgverlener: professional,
    zorgaanbieder: provider,
    contactpersoon: person,
    persoon: person,
  });
}
