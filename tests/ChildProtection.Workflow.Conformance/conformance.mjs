// Runs the published SCXML conformance cases through the chart kernel: node conformance.mjs [PART-OF-A-NAME]
// The cases are another project's (Apache licence 2.0) and are not kept here: the first run fetches the package into node_modules, alone,
// without what it depends on, and refuses it unless it is the one that was looked at.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const suite = '@scion-scxml/test-framework';
const version = '2.0.16';
const sha512 = '5rRd5CdFLUzmPaO43NSamBmhq6uW/0kUmUneEnqRSbAj0FiFVAINd1DfadUkdECT+xHLARCJZU7meQD4nqYyKw==';

const here = dirname(fileURLToPath(import.meta.url));
const installed = join(here, 'node_modules', suite);

function install() {
  mkdirSync(dirname(installed), { recursive: true });
  const fetched = mkdtempSync(join(here, 'node_modules', 'fetched-'));
  try {
    execFileSync('npm', ['pack', `${suite}@${version}`, '--silent', '--pack-destination', fetched], { stdio: ['ignore', 'ignore', 'inherit'] });
    const archive = readdirSync(fetched)[0];
    if (createHash('sha512').update(readFileSync(join(fetched, archive))).digest('base64') !== sha512) {
      throw new Error(`${suite} ${version} is not the package that was looked at`);
    }
    execFileSync('tar', ['-xzf', archive], { cwd: fetched });
    renameSync(join(fetched, 'package'), installed);
  } finally {
    rmSync(fetched, { recursive: true });
  }
}

if (!existsSync(installed)) {
  console.log(`installing ${suite} ${version} ...`);
  install();
}
const program = ['run', '--project', here, '--', join(installed, 'test'), ...process.argv.slice(2)];
process.exitCode = spawnSync('dotnet', program, { stdio: 'inherit' }).status ?? 1;
