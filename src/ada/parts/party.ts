import { contactPerson } from '../blocks/contact-person';
import { healthProfessional } from '../blocks/health-professional';
import { healthcareProvider } from '../blocks/healthcare-provider';
import { boolean } from '../leaves';
import { type Field, group, one, type Reader } from '../table';
import { patientReference } from './subject';

/** An indicator that it is the patient; `false` says that it is someone else, who is named beside it. */
const isPatient: Reader = (element, reading) => {
  const value = boolean(element, reading);
  return value === false ? undefined : value;
};

/** Who wrote or told something: the patient, a professional, an organization or another person. */
function party(property: string): Field {
  const professional = one(`${property}.healthProfessional`, healthProfessional);
  const provider = one(`${property}.healthcareProvider`, healthcareProvider);
  const person = one(`${property}.contactPerson`, contactPerson);
  return group({
    auteur_is_patient: one(`${property}.patient`, isPatient),
    auteur_is_zorgverlener: group({ zorgverlener: professional }),
    auteur_is_zorgaanbieder: group({ zorgaanbieder: provider }),
    informant_is_patient: one(`${property}.patient`, isPatient),
    informant_is_zorgverlener: group({ zorgverlener: professional }),
    informant_is_zorgaanbieder: group({ zorgaanbieder: provider }),
    patient: one(`${property}.patient`, patientReference),
    zorgverlener: professional,
    zorgaanbieder: provider,
    contactpersoon: person,
    persoon: person,
  });
}

/** Author (auteur). */
export const author = party('author');

/** InformationSource (informatiebron, in the medication exchange informant). */
export const informationSource = party('informationSource');
