import { currentContext, type Actor } from '../../platform/context/request-context';
import { signInFirst } from '../../platform/http/authenticators';

type Acting<K extends Actor['kind']> = Extract<Actor, { kind: K }>;

const acting = <K extends Actor['kind']>(kind: K): Acting<K> => {
  const { actor } = currentContext();
  if (actor.kind !== kind) throw signInFirst();
  return actor as Acting<K>;
};

/** The member of staff who acts in this request. */
export const actingStaff = (): Acting<'staff'> => acting('staff');

/** The client who holds the link of this request. */
export const actingClient = (): Acting<'client'> => acting('client');
