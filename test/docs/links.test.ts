import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pages, readPage, ROOT } from '../../tools/docs/pages';

/** Relative links of a page, without those inside code. */
function linksOf(page: string): string[] {
  const prose = readPage(page).replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter((link) => !/^[a-z]+:/.test(link));
}

/** The places that a link may name: headings as GitHub spells them, and marks in the text. */
function anchorsOf(page: string): string[] {
  const text = readPage(page);
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/ /g, '-'));
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id)];
}

test.each(pages().map((page) => [page] as const))('every link of %s leads to something', (page) => {
  const broken = linksOf(page).filter((link) => {
    const [path, anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    return !existsSync(join(ROOT, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test.each(pages().map((page) => [page] as const))('every npm script that %s names exists', (page) => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };
  const named = [...readPage(page).matchAll(/npm run ([\w:]+)|npx projen ([\w:]+)/g)].map(([, script, task]) => script ?? task);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
