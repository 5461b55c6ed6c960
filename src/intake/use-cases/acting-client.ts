import { currentContext, type Actor } from '../../platform/context/request-context';
import { signInFirst } from '../../platform/http/authenticators';

export type ActingClient = Extract<Actor, { kind: 'client' }>;

/** The client who holds the link of this request. */
export const actingClient = (): ActingClient => {
  const { actor } = currentContext();
  if (actor.kind !== 'client') throw signInFirst();
  return actor;
};
