import type { Rule } from './rule';

/** Rules of the ids of elements, which narratives, signatures and other elements point to. */
export const idRules = {
  'element-id-form': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'The id of an element has white space in it.',
      nl: 'Het id van een element bevat witruimte.',
    },
    help: {
      en: 'Element.id is any string without spaces: what points to it, such as a link in the narrative, could not name it otherwise.',
      nl: 'Element.id is een willekeurige tekst zonder spaties: wat ernaar wijst, zoals een link in de narrative, kan het anders niet noemen.',
    },
  },
  'element-id-duplicate': {
    severity: 'error',
    code: 'duplicate',
    message: {
      en: 'The id of this element is also that of {other}.',
      nl: 'Het id van dit element is ook dat van {other}.',
    },
    help: {
      en: 'Element.id is unique within its resource; contained resources and the entries of a Bundle each have ids of their own.',
      nl: 'Element.id is uniek binnen de resource; ingesloten resources en de entries van een Bundle hebben elk hun eigen ids.',
    },
  },
} as const satisfies Record<string, Rule>;
