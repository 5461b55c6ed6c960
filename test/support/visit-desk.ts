import type { Answer, World } from './world';

/** A visit as the desk reads it, as far as it is used here. */
export type Visit = { readonly id: string; version: number; readonly startsAt: string; readonly endsAt: string; readonly uid: string; readonly client: { readonly id: string } };

/** What is not refused. */
export const done = async <T = any>(answer: Promise<Answer>): Promise<T> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`);
  return body;
};

/** What Dee does with visits of one kind, all of it granted. `place`: where, once it stands. */
export const visitDesk = (place: () => { world: World; variantId: string }) => {
  const act = (path: string, body: object, version?: number): Promise<Visit> => done(place().world.as('dee').post(path, body, version === undefined ? {} : { ifMatch: version }));
  return {
    book: (clientId: string | undefined, startsAt: string) => act('/appointments', { variantId: place().variantId, clientId, startsAt }),
    move: ({ id, version }: Visit, startsAt: string) => act(`/appointments/${id}/move`, { startsAt }, version),
    cancel: ({ id, version }: Visit) => act(`/appointments/${id}/cancellation`, { reason: 'client_cannot_come' }, version),
  };
};
