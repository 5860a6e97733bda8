// Bundles the style sheet and the script of the pages into ../wwwroot/dist. Run by Assets.targets, or by hand: npm run build.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

// The typeface and the crest of GOV.UK are licensed for gov.uk services only, so neither may reach the bundle: the face's
// declarations are cut out, its name gives way to fonts that the reader's machine has, and the crest's address to nothing.
const govukFont = /(?:\/\*![^*]*Margaret Calvert[^*]*\*\/)?@font-face\{font-family:GDS Transport[^}]*\}/g;
const systemFonts = '"Helvetica Neue",Helvetica,Arial,sans-serif';

const withoutRestrictedAssets = {
  name: 'without-restricted-assets',
  setup(bundle) {
    bundle.onLoad({ filter: /govuk-frontend\.min\.css$/ }, async ({ path }) => {
      const contents = (await readFile(path, 'utf8'))
        .replace(govukFont, '')
        .replaceAll('GDS Transport,arial,sans-serif', systemFonts)
        .replaceAll(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none')
        .replaceAll('@media screen\\0 and', '@media not all and'); // a switch for Internet Explorer alone, and no valid CSS
      if (/GDS Transport|govuk-crest/.test(contents)) {
        throw new Error('GOV.UK Frontend still names its restricted typeface or crest: mend the replacements in build.mjs.');
      }
      return { contents, loader: 'css' };
    });
  },
};

await build({
  entryPoints: { app: 'app.js', style: 'app.css' },
  outdir: '../wwwroot/dist',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2020'],
  logLevel: 'warning',
  plugins: [withoutRestrictedAssets],
});
