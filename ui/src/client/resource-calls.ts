import type { z } from 'zod';
import { resourceEndpoints, type AnswerSchemaOf, type ChangeOf, type Resource } from '#api/contract/resources/resource';
import { call } from './call';

/** One of a resource as the API answers it. */
export type Saved<R extends Resource> = z.output<AnswerSchemaOf<R>> & {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: string;
};

/** The operations of a resource, typed by its schemas also where the resource itself is a parameter. */
export function resourceCalls<const R extends Resource>(resource: R) {
  const endpoints = resourceEndpoints<Resource>(resource);
  // The endpoints of whatever resource answer some object; which one, the resource says.
  const savedOf = (answer: object): Saved<R> => answer as Saved<R>;
  return {
    read: async (id: string): Promise<Saved<R>> => savedOf(await call(endpoints.read, { params: { id } })),
    create: async (draft: z.output<R['writable']>): Promise<Saved<R>> =>
      savedOf(await call(endpoints.create, { body: draft })),
    change: async (id: string, change: ChangeOf<R>, ifMatch?: number): Promise<Saved<R>> =>
      savedOf(
        await call(endpoints.update, { params: { id }, body: change, ...(ifMatch !== undefined && { ifMatch }) }),
      ),
    remove: (id: string) => call(endpoints.remove, { params: { id } }),
    restore: async (id: string): Promise<Saved<R>> => savedOf(await call(endpoints.restore, { params: { id } })),
    history: (id: string, before?: number) =>
      call(endpoints.history, { params: { id }, query: before === undefined ? {} : { before } }),
    rollBack: async (id: string, version: number, ifMatch: number | '*'): Promise<Saved<R>> =>
      savedOf(await call(endpoints.rollback, { params: { id }, body: { version }, ifMatch })),
  };
}
