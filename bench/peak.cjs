// Preloaded into a command that is measured: when it ends, writes the high-water mark of its memory, in MiB, to BENCH_PEAK.
const { readFileSync, writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread)
  process.on('exit', () => {
    const kib = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    writeFileSync(process.env.BENCH_PEAK, String(Number(kib) / 1024));
  });
