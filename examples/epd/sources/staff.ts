import { readIdentifier, readName, taken } from 'bgz-facade/legacy';
import { agbSpecialism, type HealthcareProviderInput, type HealthProfessionalInput } from 'bgz-facade/zib';
import type { Tell } from './table.js';

/** Columns of whom a row names, with the department and the hospital that these are of. */
export interface StaffRow {
  readonly mdw_naam: string | null;
  readonly mdw_agb: string | null;
  readonly afd_naam: string | null;
  readonly afd_agb: string | null;
  readonly inst_naam: string | null;
  readonly inst_ura: string | null;
  readonly inst_plaats: string | null;
}

/** Selects {@link StaffRow} beside a table `t` with an employee; `department` is the code of the department it was in. */
export const staffColumns = `m.naam AS mdw_naam, m.agb AS mdw_agb, a.naam AS afd_naam, a.agb_specialisme AS afd_agb,
  i.naam AS inst_naam, i.ura AS inst_ura, i.plaats AS inst_plaats`;

export const joinStaff = (department = 'm.afdeling', employee = 't.medewerker'): string => `
  LEFT JOIN medewerker m ON m.nummer = ${employee}
  LEFT JOIN afdeling a ON a.code = ${department}
  LEFT JOIN instelling i ON i.code = a.instelling`;

const some = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

/** The department of one of the hospitals. */
export function departmentOf(row: StaffRow, tell: Tell): HealthcareProviderInput | undefined {
  if (row.inst_naam === null) return undefined;
  return {
    identificationNumbers: some(taken(readIdentifier('ura', row.inst_ura, { wasNumber: true }), tell, 'ura')),
    organizationName: row.inst_naam,
    departmentSpecialty: row.afd_agb === null ? undefined : agbSpecialism(row.afd_agb, row.afd_naam ?? undefined),
    addressInformation: row.inst_plaats === null ? undefined : [{ placeOfResidence: row.inst_plaats }],
  };
}

/** The professional, at the department. */
export function professionalOf(row: StaffRow, tell: Tell): HealthProfessionalInput | undefined {
  if (row.mdw_naam === null) return undefined;
  return {
    identificationNumbers: some(taken(readIdentifier('agb', row.mdw_agb, { wasNumber: true }), tell, 'agb')),
    nameInformation: taken(readName(row.mdw_naam), tell, 'naam'),
    healthcareProvider: departmentOf(row, tell),
  };
}
