/** The types that who or what a record names becomes: professionals with their role, organizations, persons around the patient. */
export const partyTypes = ['Practitioner', 'PractitionerRole', 'Organization', 'RelatedPerson'] as const;
