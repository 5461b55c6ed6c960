/** The page before React is there. What takes over reads from here what was done meanwhile. */
type Early = {
  /** React has taken over: nothing here touches the page any more. */
  over: boolean;
  /** The check that was sent, with whose link. */
  check?: Readonly<{ token: string; familyName: string; dateOfBirth: string }>;
  /** When the reply to it is here and shown, where it can be. */
  settled?: Promise<void>;
  /** The first questions of the form stand on the page. */
  asking: boolean;
  /** A button that only React can answer, by its place on the page. */
  pressed?: number;
};

export const early: Early = { over: false, asking: false };

export const COVER = '/api/v1/intake';
export const CHECK = '/api/v1/intake/identity-check';
export const FORM = '/api/v1/intake/form';
export const TOKEN = /^[\w-]{43}$/;

const PATIENCE_MS = 20_000;
const replies = new Map<string, Promise<Response>>();

export const send = (path: string, token: string, body?: object): Promise<Response> => {
  const reply = fetch(path, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { 'Intake-Token': token, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  replies.set(`${token} ${path}`, reply);
  return reply.then((one) => one.clone());
};

/** The reply to what was sent from here, handed out once; nothing is asked twice. */
export const replyTo = (path: string, token: string): Promise<Response> | undefined => {
  const reply = replies.get(`${token} ${path}`);
  replies.delete(`${token} ${path}`);
  return reply?.then((one) => one.clone());
};
