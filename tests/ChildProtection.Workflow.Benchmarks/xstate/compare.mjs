// Measures one event on the same chart, here and in XState, in one run, and prints the ratio: node compare.mjs
// XState is measured before and after, so that a machine that grows busier shows.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const run = (command, args, stdio) => execFileSync(command, args, { cwd: here, encoding: 'utf8', stdio });
const quiet = ['ignore', 'pipe', 'inherit'];

if (!existsSync(join(here, 'node_modules', 'xstate'))) {
  console.log('installing xstate ...');
  run('npm', ['ci', '--no-fund', '--no-audit'], quiet);
}
const xstate = () => Number(run(process.execPath, ['measure.mjs'], quiet));

console.log('measuring xstate ...');
const before = xstate();

console.log('measuring ours ...');
const artifacts = mkdtempSync(join(tmpdir(), 'charts-'));
run('dotnet', ['run', '-c', 'Release', '--project', '..', '--', '--filter', '*ChartStepBenchmark*', '--exporters', 'json', '--artifacts', artifacts], quiet);
const results = join(artifacts, 'results');
const report = JSON.parse(readFileSync(join(results, readdirSync(results).find((name) => name.endsWith('.json'))), 'utf8'));
rmSync(artifacts, { recursive: true });

console.log('measuring xstate again ...');
const after = xstate();

const theirs = (before + after) / 2;
console.log(`xstate actor.send   ${before.toFixed(0)} ns before, ${after.toFixed(0)} ns after`);
for (const { Method, Statistics, Memory } of report.Benchmarks) {
  const answered = Method === 'Unanswered' ? '' : `, ${(theirs / Statistics.Median).toFixed(0)} x xstate`;
  console.log(`${Method.padEnd(12)} ${Statistics.Median.toFixed(1)} ns an event, ${Memory.BytesAllocatedPerOperation} bytes${answered}`);
}
