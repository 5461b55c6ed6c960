import { AsyncLocalStorage } from 'node:async_hooks';

/** Who acts. `system` is the server itself (migrations, seeds). */
export type Actor =
  | Readonly<{ kind: 'staff'; clinicId: string; staffId: string; accountId: string; sessionId: string; roles: readonly string[]; permissions: ReadonlySet<string> }>
  | Readonly<{ kind: 'client'; clinicId: string; clientId: string; invitationId: string }>
  /** `clinicId`: whose public page the stranger uses. */
  | Readonly<{ kind: 'anonymous'; clinicId?: string }>
  | Readonly<{ kind: 'system'; clinicId?: string }>;

export interface RequestContext {
  readonly requestId: string;
  actor: Actor;
  /** Why a chart is read, as the caller said (`Purpose-Of-Use` header) or as the route declares. */
  purpose: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const runInContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

/** The context of this request; outside of any, the system acts. */
export const currentContext = (): RequestContext =>
  storage.getStore() ?? { requestId: 'system', actor: { kind: 'system' }, purpose: 'system' };
