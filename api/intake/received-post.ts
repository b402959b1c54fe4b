import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import type { Note } from './note';
import type { ParsedPost, Post } from './parse-post';
import type { IntakeEnvelope } from './read-envelope';

/** A post whose campaign is known, in the terms of its lead type. */
export interface ReceivedPost extends Pick<ParsedPost, 'format'> {
  readonly post: Post;
  readonly receiver: IntakeCampaign;
  readonly envelope: IntakeEnvelope;
  readonly notes: readonly Note[];
  /** What a hosted form knows of its visit; kept beside the headers. */
  readonly evidence?: Readonly<Record<string, string>>;
}
