const snomed = (...codes: readonly string[]): string =>
  codes.map((code) => `http://snomed.info/sct%7C${code}`).join(',');
const loinc = (...codes: readonly string[]): string => codes.map((code) => `http://loinc.org%7C${code}`).join(',');

/** A section by its offer: the section of the role policy that it is of, and the search of the Task. */
interface Offered {
  readonly section: string;
  readonly query: string;
}

/** The sections beside those whose searches are varied: what each is, said again and not asked of the product. */
export const others = {
  payers: { section: 'payer', query: 'Coverage?_include=Coverage:payor' },
  treatmentDirectives: { section: 'directives', query: `Consent?category=${snomed('11291000146105')}` },
  advanceDirectives: { section: 'directives', query: `Consent?category=${snomed('11341000146107')}` },
  functioning: { section: 'functionalStatus', query: `Observation?category=${snomed('118228005', '384821006')}` },
  living: { section: 'socialHistory', query: `Observation?code=${snomed('365508006')}` },
  drugs: { section: 'substanceUse', query: `Observation?code=${snomed('228366006')}` },
  alcohol: { section: 'substanceUse', query: `Observation?code=${snomed('228273003')}` },
  tobacco: { section: 'substanceUse', query: `Observation?code=${snomed('365980008')}` },
  nutrition: { section: 'nutrition', query: 'NutritionOrder' },
  alerts: { section: 'alerts', query: 'Flag' },
  devices: { section: 'devices', query: 'DeviceUseStatement?_include=DeviceUseStatement:device' },
  vaccinations: { section: 'vaccinations', query: 'Immunization?status=completed' },
  pressures: { section: 'vitals', query: `Observation?code=${loinc('85354-9')}` },
  weights: { section: 'vitals', query: `Observation?code=${loinc('29463-7')}` },
  heights: { section: 'vitals', query: `Observation?code=${loinc('8302-2', '8306-3', '8308-9')}` },
  results: {
    section: 'results',
    query: `Observation?category=${snomed('49581000146104')}&_include=Observation:specimen`,
  },
  requests: { section: 'plannedCare', query: 'ProcedureRequest?status=active' },
  uses: {
    section: 'medication',
    query: 'MedicationStatement?category=urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3%7C6',
  },
  dispensed: { section: 'medication', query: `MedicationDispense?category=${snomed('422037009')}` },
  encounters: { section: 'encounters', query: 'Encounter' },
  deviceRequests: { section: 'plannedCare', query: 'DeviceRequest?status=active' },
  recommendations: { section: 'plannedCare', query: 'ImmunizationRecommendation' },
  appointments: { section: 'plannedCare', query: 'Appointment?status=booked,pending,proposed' },
  teams: { section: 'careTeam', query: 'CareTeam?status=active' },
} as const satisfies Readonly<Record<string, Offered>>;

/** The name of such an offer. */
export type OtherName = keyof typeof others;

export const otherNames = Object.keys(others) as readonly OtherName[];
