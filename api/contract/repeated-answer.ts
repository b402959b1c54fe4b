/**
 * Where a repetition under the same Idempotency-Key has its answer from. `kept`: the first answer is kept whole for thirty days, because
 * nothing in it says anything about a person (ids, names of states, codes). Otherwise only ids are kept, and what they stand for is read
 * again by another operation: what was erased or deleted meanwhile is not in the answer, either.
 */
export type RepeatedAnswer =
  | 'kept'
  | {
      /** Id of the reading operation. Its parameters are those of the request, and `id` that of what was made. */
      readonly readBy: string;
      /** It answers a list of `items`, one of which is what was made. */
      readonly asItem?: true;
    };
