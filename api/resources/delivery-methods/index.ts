import { AppUser } from '#db/entities/app-user.entity';
import { Buyer } from '#db/entities/buyer.entity';
import { DeliveryMethod, type DeliveryMethodEntity } from '#db/entities/delivery-method.entity';
import { LeadType } from '#db/entities/lead-type.entity';
import type { NotificationSettings } from '#db/columns/plain-documents';
import { readOutboundHosts } from '#db/queries/read-outbound-hosts';
import { sqlOf } from '#db/sql-of';
import { maskSealed, openSecrets, sealSecrets } from '#db/secrets/seal-secrets';
import type { Channel } from '#domain/channels/channel';
import { CHANNELS, channelOf } from '#domain/channels/registry';
import { keepSecrets, maskSecrets, maskUnchanged, strayingSecrets } from '#domain/channels/secrets';
import type { Json } from '#domain/kernel/json';
import { checkMapping } from '#domain/mapping/check-mapping';
import { importMapping } from '#domain/mapping/import-mapping';
import type { MappingDocument } from '#domain/mapping/mapping.schema';
import { deliveryMethods } from '#api/contract/resources/delivery-methods';
import type { FieldProblem } from '#api/contract/problem';
import { readBySchema } from '#api/contract/read-by-schema';
import { refuse } from '#api/http/invalid-request';
import type { RowDraft, ResourceBinding, WriteContext } from '../engine/binding';
import { checkDestinations } from '../destinations/check-destinations';
import { tellOfDestinations } from '../destinations/tell-of-destinations';
import { draftOf } from '../engine/write-row';
import { findReference, reasonsAt } from '../engine/reference';

export const deliveryMethodBinding: ResourceBinding<DeliveryMethodEntity> = {
  contract: deliveryMethods,
  entity: DeliveryMethod,
  table: 'delivery_method',
  complete,
  check,
  columns: async (draft, { secretBox }) => ({
    ...draft,
    config: sealSecrets(secretBox, draft['config'] as Json, secretsOf(draft)),
  }),
  draft: (row, context) => ({ ...draftOf(deliveryMethodBinding, row), config: openConfig(row, context) }),
  rolledBack: (draft, row, context) => ({
    ...draft,
    config: maskUnchanged(channelOf(row.channel), draft['config'] as Json, openConfig(row, context)),
  }),
  saved: (row, was, { em, principal }) =>
    tellOfDestinations(sqlOf(em), principal, {
      what: `Delivery method ${row.name}`,
      before: was ? productionUrls(String(was['channel']), was['config'] as Json) : [],
      after: productionUrls(row.channel, row.config),
    }),
  answer: (row) => ({ config: maskSecrets(channelOf(row.channel), maskSealed(row.config)) }),
  leadTypeId: (row) => row.leadTypeId,
};

const productionUrls = (channel: string, config: Json): string[] =>
  channelOf(channel)
    .destinations(config)
    .flatMap(({ production, url }) => (production ? [url] : []));
const secretsOf = (draft: RowDraft): readonly string[] => channelOf(String(draft['channel'])).secrets;
const openConfig = (row: DeliveryMethodEntity, { secretBox }: WriteContext): Json =>
  openSecrets(secretBox, row.config, channelOf(row.channel).secrets);

/** Reads the config by its channel's schema, puts stored secrets back where the caller sent the mask, and maps all fields when no mapping is given. */
async function complete(
  draft: RowDraft,
  context: WriteContext,
  current: DeliveryMethodEntity | null,
): Promise<RowDraft> {
  const channel = CHANNELS.find((candidate) => candidate.id === draft['channel']);
  if (!channel)
    return refuseField('channel', 'unknown-reference', `Channels are ${CHANNELS.map(({ id }) => id).join(', ')}.`);
  const given = current
    ? kept(channel, draft['config'] as Json, openConfig(current, context))
    : (draft['config'] as Json);
  const mapping = draft['mapping'] ?? (await wholeMapping(draft, context));
  return { ...draft, mapping, config: readConfig(channel, given) };
}

/** With the stored secrets, as long as they go to nobody else than those they were given for. */
function kept(channel: Channel<unknown>, edited: Json, stored: Json): Json {
  const problems = reasonsAt('config', strayingSecrets(channel, edited, stored));
  if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
  return keepSecrets(channel, edited, stored);
}

function readConfig(channel: Channel<unknown>, given: Json): unknown {
  const parsed = readBySchema(channel.configSchema, given);
  if (parsed.success) return parsed.data;
  const errors = parsed.problems.map((problem) => ({
    ...problem,
    field: problem.field === '' ? 'config' : `config.${problem.field}`,
  }));
  return refuse('invalid-fields', 'See errors for what is wrong with each field.', errors);
}

async function wholeMapping(draft: RowDraft, { em }: WriteContext): Promise<MappingDocument> {
  const type = await em.findOne(LeadType, { id: String(draft['leadTypeId']) });
  return importMapping(type?.document.fields ?? []);
}

async function check(
  draft: RowDraft,
  { em, outboundAllow = [] }: WriteContext,
  current: DeliveryMethodEntity | null,
): Promise<FieldProblem[]> {
  const hosts = await readOutboundHosts(sqlOf(em));
  const problems: FieldProblem[] = checkDestinations(
    channelOf(String(draft['channel'])).destinations(draft['config'] as Json),
    current ? channelOf(current.channel).destinations(current.config) : [],
    { hosts, outboundAllow },
  ).map((problem) => ({ ...problem, field: `config.${problem.field}` }));
  await findReference(em, Buyer, 'buyerId', draft['buyerId'], problems);
  const type = await findReference(em, LeadType, 'leadTypeId', draft['leadTypeId'], problems);
  if (type)
    problems.push(...reasonsAt('mapping', checkMapping(draft['mapping'] as MappingDocument, type.document.fields)));
  const { userIds } = draft['notifications'] as NotificationSettings;
  for (const [index, id] of userIds.entries())
    await findReference(em, AppUser, `notifications.userIds.${index}`, id, problems);
  return problems;
}

function refuseField(field: string, code: string, message: string): never {
  return refuse('invalid-fields', 'See errors for what is wrong with each field.', [{ field, code, message }]);
}
