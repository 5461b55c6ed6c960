import { useLanguage } from '../texts/language.tsx';

/** How far it is: in words, after what it is of, and as a bar. */
export const Steps = ({ step, steps, of }: Readonly<{ step: number; steps: number; of?: string }>) => {
  const { t } = useLanguage();
  return (
    <div className="steps">
      <p className="soft small" id="steps">
        {[of, t.step(step, steps)].filter(Boolean).join(' · ')}
      </p>
      <progress max={steps} value={step} aria-labelledby="steps" />
    </div>
  );
};
