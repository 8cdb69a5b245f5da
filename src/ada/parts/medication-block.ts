import { duration, identifier, moment } from '../leaves';
import { type Field, many, noPlace, one, type Reader, type Table } from '../table';

const agreementReference: Reader = (element, reading) => {
  const identification = identifier(element, reading);
  return identification && { identification };
};

/** A number of another agreement, use or dispense, for the list `property` of the record. */
export const agreementNumber = (property: string): Field => many(property, agreementReference);

/** Elements the three medication building blocks share. */
export const medicationBlock: Table = {
  gebruiksperiode_start: one('periodOfUse.startDateTime', moment),
  gebruiksperiode_eind: one('periodOfUse.endDateTime', moment),
  gebruiksperiode: one('periodOfUse.duration', duration),
  kopie_indicator: noPlace('the record has no place for the indicator that it is a copy'),
};
