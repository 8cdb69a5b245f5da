import { systems } from '../../../fhir/naming-systems';
import { nictiz } from '../../../fhir/profiles';
import { common, date, follows, type StatedSearch } from '../../define/search';
import type { Words } from '../../define/section';

/**
 * The metadata of records as who searches and offers knows it. It is no section of the BgZ: no source gives it, and it is seen by
 * who sees the records it is about, and as far as that.
 */
export const metadataType = 'Provenance';
export type MetadataType = typeof metadataType;

/** A search for metadata itself: the section `Provenance` of the Task profiles (spec bgz-msz-profiles §2.3). */
interface MetadataSearch extends Pick<StatedSearch, 'patientParameters' | 'parameters' | 'includes' | 'unfilled'> {
  readonly type: MetadataType;
  readonly title: Words;
  readonly profiles: readonly string[];
  /** Types of those who register: the metadata of any record may bring them along. */
  readonly brings: readonly ('Practitioner' | 'PractitionerRole' | 'Organization')[];
  readonly offer: { readonly name: 'metadata'; readonly code: { readonly system: string; readonly code: string } };
}

export const metadataSearch: MetadataSearch = {
  type: metadataType,
  title: { nl: 'Metagegevens', en: 'Metadata' },
  profiles: [nictiz('BgZ-Metadata')],
  brings: ['Practitioner', 'PractitionerRole', 'Organization'],
  // In STU3 a Provenance whose target is the patient; here, as with the other types, whose metadata it is.
  patientParameters: ['patient'],
  parameters: {
    _id: common._id,
    _profile: common._profile,
    target: { over: 'reference', paths: ['target'] },
    agent: { over: 'reference', paths: ['agent.whoReference'] },
    recorded: date('recorded'),
  },
  includes: { agent: follows('agent.whoReference', 'Practitioner', 'Organization') },
  unfilled: 'agent-role end entity-id entity-ref location signature-type start',
  offer: { name: 'metadata', code: { system: systems.snomed, code: '257733005' } },
};
