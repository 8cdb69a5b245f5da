import { record } from '../building-block';
import { code, moment } from '../leaves';
import { basicElements } from '../parts/basic-elements';
import { medicalDeviceReference, problemReference } from '../references';
import { group, many, one } from '../table';
import { healthProfessional } from './health-professional';
import { healthcareProvider } from './healthcare-provider';

/** Procedure (verrichting). */
export const procedure = record({
  ...basicElements(),
  verrichting_start_datum: one('procedureStartDate', moment),
  verrichting_eind_datum: one('procedureEndDate', moment),
  verrichting_anatomische_locatie: one('procedureAnatomicalLocation', code),
  verrichting_lateraliteit: one('procedureLaterality', code),
  indicatie: group({ probleem: many('indications', problemReference) }),
  verrichting_type: one('procedureType', code),
  verrichting_methode: one('procedureMethod', code),
  medisch_hulpmiddel: group({ medisch_hulpmiddel: many('medicalDevices', medicalDeviceReference) }),
  locatie: group({ zorgaanbieder: one('location', healthcareProvider) }),
  uitvoerder: group({ zorgverlener: many('performers', healthProfessional) }),
  aanvrager: group({ zorgverlener: one('requester', healthProfessional) }),
  verrichting_categorie: one('procedureCategory', code),
});
