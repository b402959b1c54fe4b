import { checkPassword } from '#domain/access/check-password';
import { refuse } from '#api/http/invalid-request';
import type { Account } from './accounts';
import { isKnownPassword } from './is-known-password';
import type { SignInParts } from './sign-in-parts';

/** The hash of a password that keeps the installation's rules and is none of the last ones. Throws InvalidRequest. */
export async function choosePassword(
  { installation, passwords }: Pick<SignInParts, 'installation' | 'passwords'>,
  account: Account,
  password: string,
): Promise<string> {
  const { name, security } = await installation();
  const personal = [account.name, account.email, name];
  const wrong = checkPassword(security, password, personal);
  const problems = wrong.map(({ code, message }) => ({ field: 'password', code, message }));
  if (problems.length === 0 && security.passwordBlockCommon && isKnownPassword(password, personal))
    problems.push(KNOWN);
  if (problems.length === 0 && (await isFormer(passwords, account, security.passwordHistory, password))) {
    problems.push({
      field: 'password',
      code: 'used-before',
      message: `This is one of your last ${security.passwordHistory} passwords; choose another.`,
    });
  }
  if (problems.length > 0) refuse('invalid-fields', 'This password cannot be used.', problems);
  return passwords.hash(password);
}

const KNOWN = {
  field: 'password',
  code: 'too-common',
  message:
    'This is guessed early: many people chose it or something very like it, or it is keys beside each other, a date or a repetition. Choose three or four words that have nothing to do with each other.',
};

async function isFormer(
  passwords: SignInParts['passwords'],
  account: Account,
  history: number,
  password: string,
): Promise<boolean> {
  const hashes = [account.passwordHash, ...account.formerHashes].filter((hash) => hash !== null).slice(0, history);
  for (const hash of hashes) if (await passwords.isRight(hash, password)) return true;
  return false;
}
