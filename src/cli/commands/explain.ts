import type { Command } from 'commander';
import type { ExplainCommand } from '../explain';
import { type Ends, language } from './shared-options';

/** States `bgz explain`. */
export function explainCommand(program: Command, ends: Ends): void {
  program
    .command('explain')
    .description('tell what a rule of the validator checks and what to do about it')
    .argument('[rule]', 'for example cardinality-min or invariant:per-1; every rule when left out')
    .addOption(language())
    .action(async (rule: string | undefined, options: ExplainCommand) => {
      const { explainRule } = await import('../explain');
      await ends(explainRule(rule, options));
    });
}
