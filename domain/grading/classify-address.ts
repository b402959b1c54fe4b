/** Networks of version 4 that no visitor can come from (IANA special-purpose registry). */
const NOT_ROUTED = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
].map((network) => {
  const [base = '', bits = '32'] = network.split('/');
  return { base: parseV4(base) ?? 0, shift: 32 - Number(bits) };
});

/** The address as a number, or undefined: `parseV4('1.2.3.4') === 16909060`. No leading zeros, no short forms. */
function parseV4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((total, part) => total * 256 + Number(part), 0);
}

/** The eight groups of a version 6 address, or undefined. */
function parseV6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = [parseGroups(halves[0] ?? ''), parseGroups(halves[1] ?? '')];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function parseGroups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const embedded = /^(.*:)?(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const v4 = embedded ? parseV4(embedded[2] ?? '') : undefined;
  if (embedded && v4 === undefined) return undefined;
  const groups = (embedded ? (embedded[1] ?? '').slice(0, -1) : text)
    .split(':')
    .filter((group, index, all) => group !== '' || all.length > 1);
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const numbers = groups.map((group) => Number.parseInt(group, 16));
  return v4 === undefined ? numbers : [...numbers, Math.floor(v4 / 65536), v4 % 65536];
}

/** `public`: a visitor on the internet may have it; `special`: private, reserved or for documentation; `invalid`: no address at all. */
export function classifyAddress(text: string): 'public' | 'special' | 'invalid' {
  const address = text.trim();
  const groups = address.includes(':') ? parseV6(address) : undefined;
  const v4 = groups === undefined ? parseV4(address) : embeddedV4(groups);
  if (v4 !== undefined) return isSpecialV4(v4) ? 'special' : 'public';
  if (groups === undefined) return 'invalid';
  return isGlobalV6(groups) ? 'public' : 'special';
}

/** The version 4 address inside a mapped (::ffff:a.b.c.d) or 6to4 (2002:) address: what it stands for decides. */
function embeddedV4([a, b = 0, c = 0, d, e, f, g = 0, h = 0]: readonly number[]): number | undefined {
  if (a === 0x2002) return b * 65536 + c;
  return a === 0 && b === 0 && c === 0 && d === 0 && e === 0 && f === 0xffff ? g * 65536 + h : undefined;
}

/** Global unicast is 2000::/3; 2001::/23 and 2001:db8::/32 in it are set aside. */
function isGlobalV6([first = 0, second = 0]: readonly number[]): boolean {
  const isSetAside = first === 0x2001 && (second === 0xdb8 || second < 0x200);
  return first >= 0x2000 && first <= 0x3ffe && !isSetAside;
}

function isSpecialV4(address: number): boolean {
  return NOT_ROUTED.some(({ base, shift }) => Math.floor(address / 2 ** shift) === Math.floor(base / 2 ** shift));
}
