import { useEffect, useMemo, useRef, useState } from 'react';
import type { OpenForm, Submission } from '../api/intake-api.ts';
import { Refused } from '../api/problem.ts';
import { applies, askedIn, pagesOf, stepsOf, type Page } from '../form/pages.ts';
import type { Answer } from '../form/intake.ts';
import { goToQuestion } from '../form/Question.tsx';
import type { IntakeSession } from '../intake/session.ts';
import type { IntakeState } from '../intake/state.ts';
import { useLanguage } from '../texts/language.tsx';
import { AdviceBanner, AdviceScreen } from './AdviceScreen.tsx';
import { ConflictScreen } from './ConflictScreen.tsx';
import { ConsentScreen } from './ConsentScreen.tsx';
import { EndScreen } from './EndScreen.tsx';
import { Frame } from './Frame.tsx';
import { HandBack } from './HandBack.tsx';
import { PrintCopy } from './PrintCopy.tsx';
import { QuestionsScreen } from './QuestionsScreen.tsx';
import { UNSIGNED } from './SignatureFields.tsx';
import { useAdvice } from './use-advice.ts';
import { useSteps } from './use-steps.ts';

export type FlowProps = Readonly<{ session: IntakeSession; state: IntakeState; open: OpenForm }>;
type Sending = 'no' | 'busy' | 'waiting' | 'failed';

/** The first screen with a question that was not reached yet, or whose answer was refused; after the last one comes the consent. */
const firstOpen = (pages: readonly Page[], { form, visit }: OpenForm, { answers, faults }: Pick<IntakeState, 'answers' | 'faults'>): number => {
  const asked = askedIn(form, visit, answers);
  const isOpen = (linkId: string): boolean => asked.has(linkId) && (!Object.hasOwn(answers, linkId) || Object.hasOwn(faults, linkId));
  const at = pages.findIndex((page) => page.some((part) => part.items.some(({ linkId }) => isOpen(linkId))));
  return at < 0 ? pages.length : at;
};

/** The form from its first question to the end page. */
const Flow = ({ session, state, open }: FlowProps) => {
  const { t } = useLanguage();
  const { answers, cover } = state;
  const pages = useMemo(() => pagesOf(open.form, open.visit), [open]);
  const { screen, forward, back } = useSteps(() => firstOpen(pages, open, state));
  const [begunAt] = useState(screen);
  const { advice, unread, markRead } = useAdvice(open.form, answers);
  const [signing, setSigning] = useState(UNSIGNED);
  const [given, setGiven] = useState<Readonly<Record<string, boolean>>>({});
  const [sending, setSending] = useState<Sending>('no');
  const [refused, setRefused] = useState<string>();
  const submission = useRef<{ sent: Submission; at: Date }>(undefined);
  const lastAnswered = useRef('');
  const number = cover?.clinic.emergencyNumber ?? '';

  const steps = stepsOf(pages, open, answers, screen);
  const answer = (linkId: string, given: Answer): void => {
    lastAnswered.current = linkId;
    session.answer(linkId, given);
  };
  const next = (): void => {
    const now = askedIn(open.form, open.visit, session.state.answers);
    forward([...pages.keys()].find((at) => at > screen && applies(pages[at] ?? [], now)) ?? pages.length);
  };
  const previous = steps.filter((at) => at < screen).at(-1);

  const send = async (sent: Submission): Promise<void> => {
    setSending('no');
    setRefused(undefined);
    const open_ = firstOpen(pages, open, session.state);
    if (open_ < pages.length) return forward(open_);
    submission.current = { sent, at: new Date() };
    setSending('busy');
    const result = await session.submit(sent);
    if (!(result instanceof Refused)) return setSending(result === 'sent' ? 'no' : result);
    setSending('no');
    // The words were changed while the page stood open: no other press helps.
    if (result.problem.errors?.some(({ code }) => code === 'wording_changed')) return setRefused(t.wordsChanged);
    setRefused(`${t.sendRefused} ${result.problem.errors?.map(({ message }) => message).join(' ') ?? result.problem.detail}`);
  };
  useEffect(() => {
    if (sending === 'waiting' && state.saving === 'saved' && submission.current) void send(submission.current.sent);
  }, [sending, state.saving]);
  /** What waits to be sent was signed as it stood: whoever changes something sends it anew. */
  const reconsider = (): void => setSending((now) => (now === 'waiting' ? 'no' : now));
  useEffect(reconsider, [screen]);

  if (state.stage === 'end' && state.outcome)
    return (
      <Frame>
        <EndScreen outcome={state.outcome} copy={submission.current && <PrintCopy open={open} answers={answers} submission={submission.current.sent} at={submission.current.at} />} />
        {cover?.onTablet && <HandBack />}
      </Frame>
    );
  const goOn = (): void => {
    markRead();
    requestAnimationFrame(() => goToQuestion(lastAnswered.current));
  };
  const page = pages[screen];
  const conflict = state.conflicts[0];
  return (
    <Frame saving={state.saving} notice={unread.length === 0 && <AdviceBanner advice={advice} number={number} />}>
      {unread.length > 0 ? (
        <AdviceScreen key={unread.map(({ ruleId }) => ruleId).join()} advice={unread} number={number} told={state.clinicTold && state.saving === 'saved'} onGoOn={goOn} />
      ) : conflict ? (
        <ConflictScreen key={conflict.linkId} conflict={conflict} form={open.form} answers={answers} onSettle={(ours) => (reconsider(), session.settle(conflict, ours))} />
      ) : page ? (
        <QuestionsScreen
          key={screen}
          open={open}
          page={page}
          step={steps.indexOf(screen) + 1}
          steps={steps.length + 1}
          answers={answers}
          faults={state.faults}
          country={cover?.clinic.country}
          resumed={state.resumed && screen === begunAt}
          onAnswer={answer}
          onNext={next}
          onBack={previous === undefined ? undefined : () => back(previous)}
        />
      ) : (
        <ConsentScreen
          open={open}
          steps={steps.length + 1}
          signing={signing}
          given={given}
          sending={sending}
          refused={refused}
          onSigning={(next) => (reconsider(), setSigning(next))}
          onGiven={(next) => (reconsider(), setGiven(next))}
          onSend={(sent) => void send(sent)}
          onBack={() => back(previous ?? 0)}
        />
      )}
    </Frame>
  );
};

export default Flow;
