import { code, text } from '../leaves';
import { group, one, part, type Table } from '../table';

/** NameInformation (naamgegevens). */
const table: Table = {
  voornamen: one('firstNames', text),
  initialen: one('initials', text),
  roepnaam: one('givenName', text),
  naamgebruik: one('nameUsage', code),
  geslachtsnaam: group({
    voorvoegsels: one('lastName.prefix', text),
    achternaam: one('lastName.lastName', text),
  }),
  geslachtsnaam_partner: group({
    voorvoegsels_partner: one('lastNamePartner.prefix', text),
    achternaam_partner: one('lastNamePartner.lastName', text),
  }),
  ongestructureerde_naam: one('unstructuredName', text),
  // The medication exchange repeats the element inside itself.
  naamgegevens: group(() => table),
};

export const nameInformation = part(table);
