import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The settings file (fontconfig) that names the fonts unpacked beside the browser, and nothing else of this machine. The package's own
 * names folders where they are not, and a browser without any font ends at the first letter it has to paint.
 */
export function ownFonts(folder: string): string {
  const file = path.join(folder, 'own-fonts.conf');
  const xml = settings(path.join(folder, 'fonts', 'fonts'), path.join(folder, 'font-cache'));
  if (existsSync(file) && readFileSync(file, 'utf8') === xml) return file;
  writeFileSync(`${file}.${process.pid}`, xml);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

const settings = (fonts: string, cache: string): string =>
  `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${escape(fonts)}</dir><cachedir>${escape(cache)}</cachedir></fontconfig>\n`;

const escape = (text: string): string => text.replaceAll(/[&<>]/g, (character) => ESCAPES[character] ?? character);
