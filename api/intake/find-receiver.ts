import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import type { FieldProblem } from '#api/contract/problem';
import { refuse } from '#api/http/invalid-request';
import type { PostedIdentifiers } from './read-envelope';
import type { ReceiverDirectory } from './receiver-directory';

/** The campaign a post is for. Which identifier is wrong is said per field. Throws InvalidRequest. */
export async function findReceiver(directory: ReceiverDirectory, posted: PostedIdentifiers): Promise<IntakeCampaign> {
  const [lid, vid, aid] = readIdentifiers(posted);
  const receiver = await directory.find(lid, vid, aid);
  if (receiver) return receiver;
  const known = await directory.identify(aid);
  const problems: FieldProblem[] = [];
  const wrong = (field: string, message: string): void => void problems.push({ field, code: 'unknown', message });
  if (!known) wrong('AID', 'No campaign has this AID.');
  else {
    if (known.vid !== vid) wrong('VID', 'The campaign belongs to another source.');
    if (known.lid !== lid) wrong('LID', 'The campaign takes another lead type.');
  }
  return refuse('unknown-campaign', 'Check LID, VID and AID; see errors.', problems);
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
