import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './find-chromium';

/** No sandbox, so that it also runs as root; no names but this machine's, and none of a browser's own calls home. */
const FLAGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-pings',
  '--no-default-browser-check',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** A headless Chromium; nothing is downloaded and nothing outside this machine can be reached from it. */
export async function openBrowser(project: string = process.cwd()): Promise<Browser> {
  const { executable, env } = await findChromium(project);
  return chromium.launch({
    executablePath: executable,
    headless: true,
    args: FLAGS,
    env: { ...environment(), ...env },
  });
}

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
