// Measures one event on the same chart, here and in XState, and prints the ratios: node compare.mjs [rounds]
// Both run all the time and are asked in turn, slice by slice, the order changing each round, so that a machine that grows busier hits both. What counts
// is the median of the rounds' own ratios. With the 15 rounds it takes when none are named: half a minute, and the build before it.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const sliceSeconds = 0.4;
const warmUpRounds = 3; // not counted: both compile what is hot while they run
const rounds = Number(process.argv[2] ?? 15);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('usage: node compare.mjs [rounds]');
  process.exit(2);
}

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, '..');
const prepare = (what, command, args) => {
  console.log(`${what} ...`);
  execFileSync(command, args, { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
};

/** A process that answers each line with one line of numbers. */
function measurer(command, args) {
  const child = spawn(command, args, { cwd: here, stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(call) {
      child.stdin.write(`${call}\n`);
      const { value, done } = await answers.next();
      if (done) {
        throw new Error(`${command} ended before it answered`);
      }
      return value.split(' ').map(Number);
    },
    end: () => child.stdin.end(),
  };
}

const quantile = (values, at) => [...values].sort((a, b) => a - b)[Math.round(at * (values.length - 1))];

if (!existsSync(join(here, 'node_modules', 'xstate'))) {
  prepare('installing xstate', 'npm', ['ci', '--no-fund', '--no-audit']);
}
prepare('building ours', 'dotnet', ['build', '-c', 'Release', project, '-nodeReuse:false', '-v:quiet', '-clp:NoSummary']);

const theirs = measurer(process.execPath, ['measure.mjs', sliceSeconds]);
const ours = measurer('dotnet', ['run', '-c', 'Release', '--no-build', '--project', project, '--', 'charts', sliceSeconds]);
const calls = ['session', 'pure', 'unanswered'];
const taken = { xstate: [], session: [], pure: [], unanswered: [] };
const ratios = { session: [], pure: [] };
const bytes = {};

console.log(`measuring: ${warmUpRounds} rounds to warm up, then ${rounds}, each of ${calls.length + 1} slices of ${sliceSeconds} s`);
for (let round = -warmUpRounds; round < rounds; round++) {
  const order = ['xstate', ...calls];
  const times = {};
  for (const call of round % 2 === 0 ? order : [...order].reverse()) {
    const [nanoseconds, allocated] = await (call === 'xstate' ? theirs : ours).ask(call);
    times[call] = nanoseconds;
    bytes[call] = allocated;
  }
  if (round < 0) {
    continue;
  }
  for (const call of order) {
    taken[call].push(times[call]);
  }
  for (const call in ratios) {
    ratios[call].push(times.xstate / times[call]);
  }
  console.log(`${String(round + 1).padStart(3)}/${rounds}  xstate ${times.xstate.toFixed(0)} ns  session ${times.session.toFixed(1)} ns  pure ${times.pure.toFixed(1)} ns`);
}
theirs.end();
ours.end();

console.log(`\nxstate actor.send   ${quantile(taken.xstate, 0.5).toFixed(0)} ns an event (median)`);
for (const call of calls) {
  const beside = call in ratios ? `, ${quantile(ratios[call], 0.5).toFixed(0)} x xstate (quartiles ${quantile(ratios[call], 0.25).toFixed(0)} to ${quantile(ratios[call], 0.75).toFixed(0)})` : '';
  console.log(`${call.padEnd(12)} ${quantile(taken[call], 0.5).toFixed(1)} ns an event, ${bytes[call]} bytes${beside}`);
}
