/** An amount as people write it (`42`, `1,250.50`, `$9.5`) in minor units; null when it is none or negative. */
export function minorOf(text: string): number | null {
  const plain = text
    .trim()
    .replace(/^[$€£]\s*/, '')
    .replaceAll(/,(?=\d{3}\b)/g, '');
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(plain);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}
