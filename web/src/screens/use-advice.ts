import { useMemo, useState } from 'react';
import { urgentAdvice, type Advice } from '../advice/urgent.ts';
import type { Answers, FormDefinition } from '../form/intake.ts';

const keyOf = ({ emergency, action }: Advice): string => `${emergency} ${action.en}`;

/** What the answers call for at once, and what of it the client has not read yet. */
export const useAdvice = (form: FormDefinition, answers: Answers) => {
  const judge = useMemo(() => urgentAdvice(form), [form]);
  const advice = useMemo(() => judge(answers), [judge, answers]);
  const [seen, setRead] = useState<ReadonlySet<string>>(new Set());
  const called = new Set(advice.map(keyOf));
  // What was taken back and is said again is news again.
  const read = new Set([...seen].filter((key) => called.has(key)));
  if (read.size < seen.size) setRead(read);
  const readEmergency = [...read].some((key) => key.startsWith('true'));
  const unread = advice.filter((one) => !read.has(keyOf(one)) && (one.emergency || !readEmergency));
  const markRead = (): void => setRead(called);
  return { advice, unread, markRead } as const;
};
