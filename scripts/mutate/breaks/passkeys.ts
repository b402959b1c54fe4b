import type { Break } from '../break';

const OWN = ['test/integration/api/passkeys.test.ts'];
const HOSTILE = ['test/integration/api/passkeys-hostile.test.ts'];
const PARTY = ['test/unit/domain/access/relying-party.test.ts'];
const CHECK = 'api/access/passkeys/check-assertion.ts';
const MADE = 'api/access/passkeys/check-attestation.ts';
const CHALLENGES = 'api/access/passkeys/passkey-challenges.ts';
const STORED = 'api/access/passkeys/stored-passkeys.ts';

/** What is checked of a passkey before it counts. */
export const PASSKEY_BREAKS: readonly Break[] = [
  {
    id: 'passkey/of-an-address',
    file: 'domain/access/relying-party.ts',
    find: '!/^[\\d.]+$/.test(hostname)',
    replace: 'true',
    tests: PARTY,
  },
  {
    id: 'passkey/over-plain-http',
    file: 'domain/access/relying-party.ts',
    find: "(protocol === 'http:' && near)",
    replace: "protocol === 'http:'",
    tests: PARTY,
  },
  {
    id: 'passkey/holder-is-not-verified',
    file: CHECK,
    find: 'requireUserVerification: true',
    replace: 'requireUserVerification: false',
    tests: HOSTILE,
  },
  {
    id: 'passkey/made-without-verifying',
    file: MADE,
    find: 'requireUserVerification: true',
    replace: 'requireUserVerification: false',
    tests: HOSTILE,
  },
  {
    id: 'passkey/inside-of-another-site',
    file: CHECK,
    find: '.crossOrigin === true',
    replace: '.crossOrigin === null',
    tests: HOSTILE,
  },
  {
    id: 'passkey/maker-is-read',
    file: MADE,
    find: 'if (!isOwnWord(attestation)) return null;',
    replace: 'isOwnWord(attestation);',
    tests: HOSTILE,
  },
  {
    id: 'passkey/of-somebody-else',
    file: CHECK,
    find: 'asked.userId === userId',
    replace: 'userId !== null',
    tests: HOSTILE,
  },
  { id: 'passkey/nameless', file: CHECK, find: '? named !== null :', replace: '? true :', tests: HOSTILE },
  {
    id: 'passkey/named-otherwise',
    file: CHECK,
    find: 'if (named !== null && named !== userHandle(userId)) return false;',
    replace: '',
    tests: HOSTILE,
  },
  {
    id: 'passkey/signature-is-not-looked-at',
    file: CHECK,
    find: "if (!verified) return { refused: 'not-valid', passkey };",
    replace: '',
    tests: HOSTILE,
  },
  {
    id: 'passkey/anybody-reports-a-copy',
    file: CHECK,
    find: 'counter: 0 },',
    replace: 'counter: 6 },',
    tests: HOSTILE,
  },
  {
    id: 'passkey/counts-back',
    file: STORED,
    find: '(counter < $2 or (counter = 0 and $2 = 0))',
    replace: '(counter < $2 or $2 >= 0)',
    tests: HOSTILE,
  },
  {
    id: 'passkey/counts-on-without-counting',
    file: STORED,
    find: ' or (counter = 0 and $2 = 0))',
    replace: ')',
    tests: HOSTILE,
  },
  {
    id: 'passkey/copy-is-not-told',
    file: 'api/access/record-event.ts',
    find: "  'passkey-copied',\n",
    replace: '',
    tests: HOSTILE,
  },
  {
    id: 'passkey/copy-is-not-told-of-a-proof',
    file: 'api/access/sign-in/prove-owner.ts',
    find: "if (checked.refused === 'counted-back') await recordCopy(parts.pool, checked.passkey);",
    replace: '',
    tests: HOSTILE,
  },
  {
    id: 'passkey/challenge-is-kept',
    file: CHALLENGES,
    find: 'delete from passkey_challenge\n',
    replace: 'update passkey_challenge set purpose = purpose\n',
    tests: HOSTILE,
  },
  {
    id: 'passkey/challenge-of-any-age',
    file: CHALLENGES,
    find: ' and expires_at > now()',
    replace: '',
    tests: HOSTILE,
  },
  {
    id: 'passkey/challenge-for-anything',
    file: CHALLENGES,
    find: 'purpose = $2 and user_id',
    replace: '$2::text is not null and user_id',
    tests: HOSTILE,
  },
  {
    id: 'passkey/challenge-of-anybody',
    file: CHALLENGES,
    find: 'user_id is not distinct from $3',
    replace: '($3::uuid is null or true)',
    tests: HOSTILE,
  },
  {
    id: 'passkey/challenges-outlive-a-change',
    file: 'api/access/sign-in/end-ways-in.ts',
    find: '  await dropPasskeyChallenges(sql, userId);\n',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/challenges-outlive-access',
    file: 'db/migrations/0035-passkeys.ts',
    find: '  delete from passkey_challenge where user_id = new.id;\n',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/challenges-stay',
    file: 'activities/upkeep/sweep-expired.ts',
    find: "'delete from passkey_challenge where expires_at < now()'",
    replace: "'delete from passkey_challenge where false'",
    tests: ['test/integration/upkeep/sweep-expired.test.ts'],
  },
];
