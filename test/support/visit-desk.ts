import type { Answer, World } from './world';

/** What is not refused. */
export const done = async (answer: Promise<Answer>): Promise<any> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`);
  return body;
};

/** What Dee does with visits of one kind, all of it granted. */
export const visitDesk = (world: World, variantId: string) => ({
  book: (clientId: string | undefined, startsAt: string): Promise<any> => done(world.as('dee').post('/appointments', { variantId, clientId, startsAt })),
  move: (visit: any, startsAt: string): Promise<any> => done(world.as('dee').post(`/appointments/${visit.id}/move`, { startsAt }, { ifMatch: visit.version })),
  cancel: (visit: any): Promise<any> => done(world.as('dee').post(`/appointments/${visit.id}/cancellation`, { reason: 'client_cannot_come' }, { ifMatch: visit.version })),
});
