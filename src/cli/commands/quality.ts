import { type Command, Option } from 'commander';
import type { QualityCommand } from '../quality';
import { type Ends, inputs, language } from './shared-options';

/** States `bgz quality`. */
export function qualityCommand(program: Command, ends: Ends): void {
  program
    .command('quality')
    .description('count how well a BgZ is registered: codes, reasons, missing concepts, vague dates')
    .argument('<path...>', inputs)
    .addOption(new Option('--format <format>', 'of the figures').choices(['text', 'json']).default('text'))
    .addOption(language())
    .option('--now <date>', 'the date that dates are compared with (default: today)')
    .action(async (paths: string[], options: QualityCommand) => {
      const { quality } = await import('../quality');
      await ends(quality(paths, options));
    });
}
