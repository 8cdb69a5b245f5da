import { on } from '../example';

const questionnaire = on({ resourceType: 'Questionnaire', status: 'draft' });
const item = (type: string, more: object) => ({ item: [{ linkId: 'a', text: 'x', type, ...more }] });
const display = (wrong: object) => questionnaire(item('display', wrong), item('display', {}));
const inner = { linkId: 'b', text: 'y', type: 'display' };
const choices = [{ valueString: 'ja' }, { valueString: 'nee' }];
const conditional = (more: object) => ({
  item: [
    { linkId: 'a', text: 'x', type: 'boolean' },
    { ...inner, enableWhen: [{ question: 'a', ...more }] },
  ],
});
const answered = { linkId: 'a', answer: [{ valueBoolean: true }] };

/** Of the exchange invariants, those about questionnaires and their answers. */
export const questionnaireExamples = {
  'qrs-1': on({ resourceType: 'QuestionnaireResponse', status: 'completed' })(
    { item: [{ ...answered, item: [{ linkId: 'b' }] }] },
    { item: [{ ...answered, answer: [{ valueBoolean: true, item: [{ linkId: 'b' }] }] }] },
  ),
  'que-1': questionnaire(item('group', {}), item('group', { item: [inner] })),
  'que-2': questionnaire({ item: [inner, inner] }, { item: [inner, { ...inner, linkId: 'c' }] }),
  'que-3': display({ code: [{ system: 'https://example.org/codes', code: 'a' }] }),
  'que-4': questionnaire(
    item('choice', { option: choices, options: { reference: 'ValueSet/v' } }),
    item('choice', { option: choices }),
  ),
  'que-5': questionnaire(item('boolean', { option: choices }), item('choice', { option: choices })),
  'que-6': display({ required: true }),
  'que-7': questionnaire(conditional({ hasAnswer: true, answerBoolean: true }), conditional({ answerBoolean: true })),
  'que-8': display({ initialString: 'x' }),
  'que-9': display({ readOnly: true }),
  'que-10': questionnaire(item('date', { maxLength: 5 }), item('string', { maxLength: 5 })),
};
