// Bundles the browser assets. Run by MSBuild (build/Icmesh.Ui.Npm.targets); by hand: npm run build
// In : assets/css/*.css, assets/ts/*.ts and ../Modules/*/Assets/*.ts (page scripts live beside their module)
// Out: wwwroot/dist/** (git-ignored; served as _content/Icmesh.Ui/dist/** with fingerprints by MapStaticAssets)
import { build, context } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = path.dirname(fileURLToPath(import.meta.url));
process.chdir(here);
const out = 'wwwroot/dist';
const modules = '../Modules';
const budgets = [{ label: 'icm.css + app.js', files: ['icm.css', 'app.js'], maxKB: 60 }];

function entryPoints() {
  const entries = { app: 'assets/ts/app.ts', icm: 'assets/css/icm.css' };
  for (const file of fs.readdirSync('assets/ts')) {
    const page = file.match(/^page-(.+)\.ts$/);
    if (page) entries[`p/${page[1]}`] = `assets/ts/${file}`;
  }
  for (const module of fs.readdirSync(modules)) {
    const folder = path.join(modules, module, 'Assets');
    if (!fs.existsSync(folder)) continue;
    for (const file of fs.readdirSync(folder))
      if (file.endsWith('.ts')) entries[`p/${module.toLowerCase()}-${file.slice(0, -3)}`] = path.join(folder, file);
  }
  return entries;
}

// Only the icons that markup, menus and Icons.cs name go into the sprite.
function iconNames() {
  const names = new Set();
  const walk = folder => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      if (['bin', 'obj', 'node_modules', 'wwwroot'].includes(entry.name)) continue;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) { walk(file); continue; }
      const patterns =
        entry.name.endsWith('.cshtml') ? [/<icon name="([a-z0-9-]+)"/g, /\bicon="([a-z0-9-]+)"/g]
        : entry.name === 'Icons.cs' ? [/= "([a-z0-9-]+)"/g]
        : entry.name.endsWith('Module.cs') ? [/MenuItem\([^;]*?"\/[^"]*",\s*"([a-z0-9-]+)"/g, /\bIcon: "([a-z0-9-]+)"/g]
        : entry.name.endsWith('.ts') ? [/#i-([a-z0-9-]+)/g]
        : [];
      if (patterns.length === 0) continue;
      const text = fs.readFileSync(file, 'utf8');
      for (const pattern of patterns) for (const match of text.matchAll(pattern)) names.add(match[1]);
    }
  };
  walk('..');
  return [...names].sort();
}

function writeSprite() {
  const names = iconNames();
  const symbols = names.map(name => {
    const file = `node_modules/@tabler/icons/icons/outline/${name}.svg`;
    if (!fs.existsSync(file)) {
      console.error(`error ICMUI04: icon "${name}" is not in @tabler/icons`);
      process.exit(1);
    }
    const body = fs.readFileSync(file, 'utf8')
      .replace(/<!--[\s\S]*?-->/g, '').replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, '')
      .replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/\s+/g, ' ').trim();
    return `<symbol id="i-${name}" viewBox="0 0 24 24">${body}</symbol>`;
  });
  fs.writeFileSync(`${out}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${symbols.join('')}</svg>`);
  return names.length;
}

const gzipKB = file => gzipSync(fs.readFileSync(path.join(out, file)), { level: 9 }).length / 1024;

// What a page really loads for an entry: itself plus its static imports.
function closure(outputs, file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const imported of outputs[`${out}/${file}`]?.imports ?? [])
    if (imported.kind === 'import-statement') closure(outputs, path.relative(out, imported.path), seen);
  return seen;
}

function withinBudgets(outputs) {
  let good = true;
  for (const { label, files, maxKB } of budgets) {
    const all = new Set(files.flatMap(file => [...closure(outputs, file)]));
    const size = [...all].reduce((sum, file) => sum + gzipKB(file), 0);
    if (size <= maxKB) { console.log(`  ${label}: ${size.toFixed(1)} of ${maxKB} KB gzip`); continue; }
    good = false;
    console.error(`error ICMUI02: ${label} is ${size.toFixed(1)} KB gzip, budget ${maxKB}`);
  }
  return good;
}

const watch = process.argv.includes('--watch');
const entries = entryPoints();
const options = {
  absWorkingDir: here, entryPoints: entries, outdir: out, bundle: true, minify: true, format: 'esm', splitting: true, metafile: true,
  sourcemap: watch ? 'linked' : false, target: ['chrome109', 'safari15.6', 'firefox115'], legalComments: 'linked',
  logLevel: 'warning', charset: 'utf8', nodePaths: [path.join(here, 'node_modules')], alias: { '@ui': path.join(here, 'assets/ts') },
  entryNames: '[dir]/[name]', chunkNames: 'chunks/[name]-[hash]', assetNames: 'chunks/[name]-[hash]',
};

fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });
if (watch) {
  writeSprite();
  await (await context(options)).watch();
  console.log('watching assets …');
} else {
  const started = Date.now();
  const { metafile } = await build(options);
  const icons = writeSprite();
  const good = withinBudgets(metafile.outputs);
  if (process.argv.includes('--sizes'))
    for (const file of fs.readdirSync(out, { recursive: true }))
      if (/\.(js|css|svg)$/.test(file)) console.log(`  ${file}\t${gzipKB(file).toFixed(1)} KB gzip`);
  console.log(`  ${Object.keys(entries).length} bundles, ${icons} icons in ${Date.now() - started} ms`);
  if (!good) process.exit(1);
}
