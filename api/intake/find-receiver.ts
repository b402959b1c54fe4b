import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import type { FieldProblem } from '#api/contract/problem';
import { refuse } from '#api/http/invalid-request';
import { parseForm } from '#api/http/parse-form';
import type { Principal } from '#api/http/principal';
import { sendsFor } from './knock';
import { LIMITS } from './parse-post';
import { readAddress, type PostedIdentifiers } from './read-envelope';
import type { ReceiverDirectory } from './receiver-directory';

/**
 * The campaign a post is for. Which identifier is wrong is said only to the holder of a token that may send for the campaign's source:
 * strangers hear the same of every wrong one, so that nobody finds campaigns by counting. Throws InvalidRequest.
 */
export async function findReceiver(
  directory: ReceiverDirectory,
  posted: PostedIdentifiers,
  sender: Principal | null,
): Promise<IntakeCampaign> {
  const [lid, vid, aid] = readIdentifiers(posted);
  const receiver = await directory.find(lid, vid, aid);
  if (receiver) return receiver;
  if (!sender) return refuseUnknown([]);
  const known = await directory.identify(aid);
  if (!sendsFor(sender, known?.sourceId ?? '')) return refuseUnknown([]);
  const problems: FieldProblem[] = [];
  const wrong = (field: string, message: string): void => void problems.push({ field, code: 'unknown', message });
  if (!known) wrong('AID', 'No campaign has this AID.');
  if (known && known.vid !== vid) wrong('VID', 'The campaign belongs to another source.');
  if (known && known.lid !== lid) wrong('LID', 'The campaign takes another lead type.');
  return refuseUnknown(problems);
}

function refuseUnknown(problems: readonly FieldProblem[]): never {
  return refuse('unknown-campaign', 'LID, VID and AID do not name a campaign together.', problems);
}

function readIdentifiers(posted: PostedIdentifiers): [number, number, number] {
  const given = { LID: posted.lid, VID: posted.vid, AID: posted.aid };
  const missing = Object.entries(given).filter(([, value]) => value === undefined || value === '');
  if (missing.length > 0) {
    refuse(
      'missing-identifier',
      'Send LID, VID and AID in the body or the query.',
      missing.map(([field]) => ({ field, code: 'required', message: `${field} is missing.` })),
    );
  }
  const wrong = Object.entries(given).filter(([, value]) => !/^\d{1,9}$/.test(value ?? ''));
  if (wrong.length > 0) {
    refuse(
      'invalid-identifier',
      'LID, VID and AID are whole numbers.',
      wrong.map(([field]) => ({ field, code: 'not-a-number', message: `${field} is not a whole number.` })),
    );
  }
  return [Number(given.LID), Number(given.VID), Number(given.AID)];
}

/** The campaign that the posting address names by itself; null where it takes the body to know. Nothing is refused for it yet. */
export async function receiverOfAddress(directory: ReceiverDirectory, query: string): Promise<IntakeCampaign | null> {
  const found = readAddress(parseForm(query, LIMITS.values, 'malformed-query'));
  const numbers = (['lid', 'vid', 'aid'] as const).map((key) => found.get(key) ?? '');
  const [lid, vid, aid] = numbers.map(Number);
  if (lid === undefined || vid === undefined || aid === undefined) return null;
  return numbers.every((text) => /^\d{1,9}$/.test(text)) ? directory.find(lid, vid, aid) : null;
}
