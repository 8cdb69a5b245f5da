import { momentExists } from '../../fhir/moment-text';

/** Parts of a UDI in its human readable form, by GS1 application identifier (NL-CM:10.1.4). */
export interface UdiParts {
  /** (01) the device itself. */
  readonly deviceIdentifier?: string;
  /** (10) batch or lot. */
  readonly lotNumber?: string;
  /** (17) YYMMDD as date; day 00 means the month as a whole. */
  readonly expirationDate?: string;
  /** (21) serial number. */
  readonly serialNumber?: string;
}

function expiration(digits: string | undefined): string | undefined {
  const match = /^(\d{2})(0[1-9]|1[0-2])(\d{2})$/.exec(digits ?? '');
  if (!match) return undefined;
  const month = `20${match[1]}-${match[2]}`;
  const day = `${month}-${match[3]}`;
  if (match[3] === '00') return month;
  // A day that does not exist is no date; the UDI itself still says what stands on the label.
  return momentExists(day) ? day : undefined;
}

/** Reads `(01)…(17)…(10)…(21)…`; any other text is not a UDI in this form. */
export function udiParts(value: string): UdiParts | undefined {
  if (!/^\(01\)\d{14}/.test(value)) return undefined;
  const parts = new Map([...value.matchAll(/\((\d{2})\)([^()]+)/g)].map((match) => [match[1], match[2]?.trim()]));
  return {
    deviceIdentifier: parts.get('01'),
    lotNumber: parts.get('10'),
    expirationDate: expiration(parts.get('17')),
    serialNumber: parts.get('21'),
  };
}
