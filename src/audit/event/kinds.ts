import type { AuditEntry, AuditKind } from '../entry';

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const REST = 'http://hl7.org/fhir/audit-event-type';
const INTERACTION = 'http://hl7.org/fhir/restful-interaction';
const LIFECYCLE = 'http://hl7.org/fhir/dicom-audit-lifecycle';

/** A code with its system, as in STU3 `Coding`. */
export interface EventCode {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

const dicom = (code: string, display: string): EventCode => ({ system: DICOM, code, display });
const interaction = (code: string): EventCode => ({ system: INTERACTION, code, display: code });
const lifecycle = (code: string, display: string): EventCode => ({ system: LIFECYCLE, code, display });

/** How a kind of event is coded (spec audit-nen7513 §5). */
export interface KindCodes {
  readonly type: EventCode;
  readonly subtype: readonly EventCode[];
  /** NEN 7513 action of this kind, which our own entries have; what an entry says is what is sent. */
  readonly action: AuditEntry['action'];
  /** What the event is in the life of the data. */
  readonly lifecycle: EventCode;
  /** The event in Dutch, for people. */
  readonly dutch: string;
}

const rest: EventCode = { system: REST, code: 'rest', display: 'RESTful Operation' };
const activity = dicom('110100', 'Application Activity');
const logUsed = dicom('110101', 'Audit Log Used');
const exported = dicom('110106', 'Export');
const imported = dicom('110107', 'Import');
const authentication = dicom('110114', 'User Authentication');
const use = lifecycle('6', 'Access / Use');
const amendment = lifecycle('3', 'Amendment');
const disclosure = lifecycle('11', 'Disclosure');
const receipt = lifecycle('12', 'Receipt of disclosure');

/** Added to the subtypes of an event under the emergency procedure. */
export const emergency: EventCode = dicom('110127', 'Emergency Override Started');

const kind = (
  dutch: string,
  type: EventCode,
  subtype: readonly EventCode[],
  action: KindCodes['action'],
  phase: EventCode,
): KindCodes => ({ dutch, type, subtype, action, lifecycle: phase });

/** Codes of every kind of event: `R` where patient data is read, `C`, `U`, `D` where a record of ours changes, else `E`. */
export const kindCodes: Readonly<Record<AuditKind, KindCodes>> = {
  notify: kind(
    'Notificatie opgesteld',
    exported,
    [interaction('create')],
    'C',
    lifecycle('1', 'Origination / Creation'),
  ),
  amend: kind('Notificatie gewijzigd', exported, [interaction('create')], 'U', amendment),
  cancel: kind('Notificatie ingetrokken', exported, [interaction('update')], 'U', amendment),
  expire: kind('Notificatie verlopen', activity, [interaction('update')], 'U', amendment),
  supersede: kind('Notificatie vervangen', activity, [interaction('update')], 'U', amendment),
  send: kind('Notificatie verzonden', exported, [interaction('create')], 'E', disclosure),
  resend: kind('Notificatie opnieuw aangeboden', exported, [interaction('create')], 'E', disclosure),
  purge: kind(
    'Verlopen gegevens verwijderd',
    activity,
    [interaction('delete')],
    'D',
    lifecycle('15', 'Permanent erasure / Physical destruction'),
  ),
  token: kind('Toegang gecontroleerd', authentication, [dicom('110122', 'Login')], 'E', use),
  search: kind('Gegevens opgevraagd', rest, [interaction('search-type')], 'R', disclosure),
  read: kind('Gegeven opgevraagd', rest, [interaction('read')], 'R', disclosure),
  document: kind('Document opgehaald', rest, [interaction('read')], 'R', disclosure),
  'task-read': kind('Verwijzing ingezien', rest, [interaction('read')], 'R', disclosure),
  'task-update': kind('Verwijzing bijgewerkt', rest, [interaction('update')], 'U', amendment),
  request: kind('Ander verzoek', rest, [interaction('operation')], 'E', use),
  'receive-notification': kind('Notificatie ontvangen', imported, [interaction('create')], 'C', receipt),
  'receive-cancel': kind('Intrekking ontvangen', imported, [interaction('update')], 'U', receipt),
  pull: kind('Gegevens opgehaald bij verwijzer', imported, [interaction('search-type')], 'R', receipt),
  archive: kind(
    'Document in dossier opgeborgen',
    imported,
    [interaction('create')],
    'C',
    lifecycle('2', 'Import / Copy'),
  ),
  'audit-export': kind('Logging geëxporteerd', logUsed, [interaction('search-type')], 'R', lifecycle('10', 'Export')),
  'audit-verify': kind(
    'Logging gecontroleerd',
    logUsed,
    [interaction('operation')],
    'E',
    lifecycle('4', 'Verification'),
  ),
  drop: kind('Bericht niet meer verzonden', activity, [interaction('update')], 'U', amendment),
};
