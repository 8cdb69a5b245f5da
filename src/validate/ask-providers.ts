import { type CodeAnswer, type CodeQuestion, type TerminologyProvider, unverifiable } from '../terminology/lookup';
import type { CodeTask, TaskAnswer } from './walk/run';

/** A question that was put, with what was answered. */
export interface Asked {
  readonly question: CodeQuestion;
  answer?: CodeAnswer;
}

const keyOf = (question: CodeQuestion): string => JSON.stringify(question);

/** A provider should not throw; one that does could not look, which makes no code wrong. */
async function answersOf(
  provider: TerminologyProvider,
  questions: readonly CodeQuestion[],
): Promise<readonly CodeAnswer[]> {
  try {
    if (provider.lookupAll) return await provider.lookupAll(questions);
    return await Promise.all(questions.map((question) => provider.lookup(question)));
  } catch {
    return questions.map(() => unverifiable('unreachable'));
  }
}

/** One round over all questions that a provider supports and that have no verdict yet. */
async function askProvider(provider: TerminologyProvider, open: readonly Asked[]): Promise<void> {
  const own = open.filter(({ question }) => provider.supports(question.system));
  if (own.length === 0) return;
  const answers = await answersOf(
    provider,
    own.map(({ question }) => question),
  );
  for (const [at, asked] of own.entries()) asked.answer = answers[at] ?? asked.answer;
}

/** A code is right when one of its questions is answered yes; wrong only when every one is answered no. */
function verdictOf(answers: readonly (CodeAnswer | undefined)[]): TaskAnswer {
  const member = answers.find((answer) => answer?.result === 'member');
  if (member?.result === 'member') return member;
  const open = answers.find((answer) => answer?.result !== 'not-member');
  if (answers.length === 0 || open !== undefined || answers.includes(undefined)) {
    return { result: 'unverifiable', reason: open?.result === 'unverifiable' ? open.reason : 'no-provider' };
  }
  const [first] = answers;
  return first?.result === 'not-member' ? first : { result: 'unverifiable', reason: 'no-provider' };
}

const nobody = verdictOf([]);

/**
 * Puts open questions to the providers, each question once, all of a provider together.
 *
 * @param providers Asked in order; a later one is only asked what an earlier one could not verify.
 * @param asked What was asked before, by question; what is asked now is added.
 * @returns Nothing where there is nobody to wait for.
 */
export function askProviders(
  tasks: readonly CodeTask[],
  providers: readonly TerminologyProvider[],
  language: 'nl' | 'en',
  asked: Map<string, Asked>,
): Promise<void> | undefined {
  if (tasks.length === 0) return undefined;
  const open = tasks.filter((task) => !task.isMoot());
  if (providers.length > 0) return askAll(open, providers, language, asked);
  for (const task of open) task.settle(nobody);
  return undefined;
}

async function askAll(
  open: readonly CodeTask[],
  providers: readonly TerminologyProvider[],
  language: 'nl' | 'en',
  asked: Map<string, Asked>,
): Promise<void> {
  const added: Asked[] = [];
  const ofTask = open.map((task) =>
    task.questions.map((part): Asked => {
      const { code, display, version } = task;
      const question: CodeQuestion = { ...part, code, display, language, ...(version !== undefined && { version }) };
      const key = keyOf(question);
      const known = asked.get(key);
      if (known) return known;
      const one: Asked = { question };
      asked.set(key, one);
      added.push(one);
      return one;
    }),
  );
  for (const provider of providers) {
    await askProvider(
      provider,
      added.filter(({ answer }) => answer === undefined || answer.result === 'unverifiable'),
    );
  }
  for (const [at, task] of open.entries()) task.settle(verdictOf((ofTask[at] ?? []).map(({ answer }) => answer)));
}
