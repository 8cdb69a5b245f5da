import { record } from '../building-block';
import { code, codeOnly, moment } from '../leaves';
import { basicElements } from '../parts/basic-elements';
import { problemReference } from '../references';
import { group, many, one } from '../table';
import { healthProfessional } from './health-professional';
import { healthcareProvider } from './healthcare-provider';

/** Planned procedure (geplande_zorg_activiteit/verrichting); its status is a FHIR RequestStatus, not an OrderStatus. */
export const procedureRequest = record({
  ...basicElements(),
  status: one('requestStatus', codeOnly),
  verrichting_start_datum: one('startDate', moment),
  verrichting_eind_datum: one('endDate', moment),
  verrichting_anatomische_locatie: one('procedureAnatomicalLocation', code),
  verrichting_lateraliteit: one('procedureLaterality', code),
  indicatie: group({ probleem: many('indications', problemReference) }),
  verrichting_type: one('procedureType', code),
  locatie: group({ zorgaanbieder: one('location', healthcareProvider) }),
  uitvoerder: group({ zorgverlener: one('performer', healthProfessional) }),
  aanvrager: group({ zorgverlener: one('requester', healthProfessional) }),
});
