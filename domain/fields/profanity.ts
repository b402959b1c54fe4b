/** Stems that also count with an ending (-s, -ed, -er, -ing …). Kept small: a filter for web forms, not a dictionary. */
const STEMS = new Set([
  'fuck',
  'shit',
  'cunt',
  'bitch',
  'whore',
  'slut',
  'wank',
  'twat',
  'motherfuck',
  'bullshit',
  'cocksuck',
  'piss',
  'crap',
]);
/** Words that count only as they stand. */
const WORDS = new Set([
  'ass',
  'asses',
  'asshole',
  'assholes',
  'arse',
  'arsehole',
  'bastard',
  'bastards',
  'dumbass',
  'jackass',
  'dickhead',
  'dickheads',
  'pussy',
  'pussies',
  'fag',
  'fags',
  'faggot',
  'faggots',
  'nigger',
  'niggers',
  'nigga',
  'niggas',
  'kike',
  'kikes',
  'tits',
  'titties',
  'jerkoff',
  'shithead',
  'fuckface',
  'fuckwit',
  'prick',
  'pricks',
]);
/** Words that are also first or last names: fine in a name field. */
const NAMES = new Set(['dick', 'dicks', 'cock', 'cocks', 'willy', 'fanny', 'dyke', 'dykes', 'spic']);
const ENDING = /^(?:s|es|ed|er|ers|ing|in|y|ty|ting|ted|hole|holes)$/;
const TOKEN = /[\p{L}\p{N}\p{M}@$!*]+/gu;
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

export interface ProfanityOptions {
  /** The field holds somebody's name: Dick and Fanny are people. */
  readonly names?: boolean;
}

/**
 * True when a whole word of the text is profane; digits and signs that look like letters are read as such. Scunthorpe is a
 * town.
 */
export function hasProfanity(text: string, options: ProfanityOptions = {}): boolean {
  return (text.match(TOKEN) ?? []).some((token) => isProfane(token, options));
}

/** The text with every profane word replaced by as many asterisks. */
export function maskProfanity(text: string, options: ProfanityOptions = {}): string {
  return text.replaceAll(TOKEN, (token) => (isProfane(token, options) ? '*'.repeat([...token].length) : token));
}

function isProfane(token: string, options: ProfanityOptions): boolean {
  if (token.length > 60 || !looksLikeWord(token)) return false;
  // A sign may stand for a letter ('a$$'), end a sentence ('damn!') or part two words ('ass@example').
  const forms = [token, token.replace(/[@$!*]+$/, ''), ...token.split(/[@$!*]+/)];
  return forms.some((form) => spellings(form).some((word) => isListed(word, options)));
}

/** '455' and 'A55' are house numbers, 'a$$' and '5h1t' are not: digits must not outweigh letters and signs. */
function looksLikeWord(token: string): boolean {
  const digits = token.replaceAll(/\D/g, '').length;
  return /\p{L}/u.test(token) && digits * 2 <= token.length;
}

/** Folded to plain letters; stretched letters also once and twice ('fuuuck', 'asss'). */
function spellings(token: string): readonly string[] {
  const plain = token.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const folded = plain.replaceAll(/[0-9@$!]/g, (sign) => LEET[sign] ?? sign);
  return [folded, folded.replaceAll(/(.)\1{2,}/g, '$1'), folded.replaceAll(/(.)\1{2,}/g, '$1$1')];
}

function isListed(word: string, { names = false }: ProfanityOptions): boolean {
  if (word.includes('*')) return isStarred(word);
  if (WORDS.has(word) || STEMS.has(word) || (!names && NAMES.has(word))) return true;
  for (let length = 4; length < word.length; length += 1) {
    if (STEMS.has(word.slice(0, length)) && ENDING.test(word.slice(length))) return true;
  }
  return false;
}

/** Asterisks stand for hidden letters: 'f*ck', 's**t'; first and last letter must show. */
function isStarred(word: string): boolean {
  if (!/^[a-z]+\*{1,3}[a-z]+$/.test(word)) return false;
  const hidden = new RegExp(`^${word.replaceAll('*', '[a-z]')}$`);
  return [...STEMS].some((stem) => hidden.test(stem));
}
