import type { Endpoint } from '#api/contract/endpoint';
import { ENDPOINTS } from '#api/contract/endpoints';

/** Bodies whose members are not known beforehand, and who reads them. This list only shrinks. */
const OPEN: Readonly<Record<string, string>> = {
  postLead: 'fields of a lead: what its lead type does not know is set aside',
  submitLeadForm: 'fields of a form: only those it asks for are taken',
  issueToken: 'RFC 6749 wants members that are not known to be ignored',
  actOnLead: 'each action has a strict schema of its own, domain/protocol/action-payloads.schema.ts',
};

const STRANGER = 'notAMember';

/** Whether a body with a member nobody knows is refused for it. */
function refuses({ body }: Endpoint): boolean {
  const parsed = body?.safeParse({ [STRANGER]: 1 });
  return (
    parsed?.success === false &&
    parsed.error.issues.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.includes(STRANGER))
  );
}

test('every operation refuses members of its body that it does not know', () => {
  const open = ENDPOINTS.filter((endpoint) => endpoint.body && !refuses(endpoint)).map(({ id }) => id);
  expect(open.sort()).toEqual(Object.keys(OPEN).sort());
});
