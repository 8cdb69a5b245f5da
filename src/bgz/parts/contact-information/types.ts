// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { CodedConcept, CodelistInput } from '../code/code';
import type { EmailSoortCode, NummerSoortCode, TelecomTypeCode } from '../code/types';

/** What is accepted for ContactInformation (Contactgegevens, NL-CM:20.6.1). Telephone numbers and e-mail addresses. */
export type ContactInformationInput = {
  /** 0..*. */
  readonly telephoneNumbers?: readonly ContactInformationTelephoneNumberInput[] | null | undefined;
  /** 0..*. */
  readonly emailAddresses?: readonly ContactInformationEmailAddressInput[] | null | undefined;
};

/** ContactInformation (Contactgegevens, NL-CM:20.6.1). Telephone numbers and e-mail addresses. */
export type ContactInformation = {
  /** 0..*. */
  readonly telephoneNumbers?: readonly ContactInformationTelephoneNumber[];
  /** 0..*. */
  readonly emailAddresses?: readonly ContactInformationEmailAddress[];
};

/** What is accepted for TelephoneNumbers of ContactInformation. */
export type ContactInformationTelephoneNumberInput = {
  /** Telefoonnummer (NL-CM:20.6.4), 1..1. */
  readonly telephoneNumber: string;
  /**
   * TelecomType (NL-CM:20.6.5), 0..1. TelecomTypeCodelijst: `MC` Mobiel telefoonnummer, `PG` Pieper, `LL` Vast
   * telefoonnummer, `FAX` Fax. LL land line, MC mobile, FAX, PG pager.
   */
  readonly telecomType?: CodelistInput<TelecomTypeCode> | null | undefined;
  /**
   * NummerSoort (NL-CM:20.6.6), 0..1. NummerSoortCodelijst: `HP` Telefoonnummer thuis, `TMP` Tijdelijk telefoonnummer,
   * `WP` Zakelijk telefoonnummer. HP home, WP work, TMP temporary.
   */
  readonly numberType?: CodelistInput<NummerSoortCode> | null | undefined;
};

/** TelephoneNumbers of ContactInformation. */
export type ContactInformationTelephoneNumber = {
  /** Telefoonnummer (NL-CM:20.6.4), 1..1. */
  readonly telephoneNumber: string;
  /** TelecomType (NL-CM:20.6.5), 0..1. TelecomTypeCodelijst. LL land line, MC mobile, FAX, PG pager. */
  readonly telecomType?: CodedConcept<TelecomTypeCode>;
  /** NummerSoort (NL-CM:20.6.6), 0..1. NummerSoortCodelijst. HP home, WP work, TMP temporary. */
  readonly numberType?: CodedConcept<NummerSoortCode>;
};

/** What is accepted for EmailAddresses of ContactInformation. */
export type ContactInformationEmailAddressInput = {
  /** EmailAdres (NL-CM:20.6.7), 1..1. */
  readonly emailAddress: string;
  /**
   * EmailSoort (NL-CM:20.6.8), 0..1. EmailSoortCodelijst: `HP` Privé e-mailadres, `WP` Zakelijk e-mailadres. HP
   * private, WP work.
   */
  readonly emailAddressType?: CodelistInput<EmailSoortCode> | null | undefined;
};

/** EmailAddresses of ContactInformation. */
export type ContactInformationEmailAddress = {
  /** EmailAdres (NL-CM:20.6.7), 1..1. */
  readonly emailAddress: string;
  /** EmailSoort (NL-CM:20.6.8), 0..1. EmailSoortCodelijst. HP private, WP work. */
  readonly emailAddressType?: CodedConcept<EmailSoortCode>;
};
