import { lockDirectory } from '../../src/sql/directory-lock';

/** Takes the lock of a directory, says what came of it, and keeps it until told. */
const directory = process.argv[2] ?? '';
try {
  const release = await lockDirectory(directory);
  process.send?.('locked');
  process.on('message', async () => {
    await release();
    process.disconnect();
  });
} catch (error) {
  process.send?.((error as { code?: string }).code ?? 'failed');
}
