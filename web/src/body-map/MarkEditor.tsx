import { useEffect, useId, useRef } from 'react';
import type { PainMark, PainMarkOptions } from '../form/intake.ts';
import { Scale } from '../form/NumberField.tsx';
import { useLanguage, Words } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Options } from '../ui/Options.tsx';
import type { DraftMark } from './marks.ts';

type Props = Readonly<{
  mark: DraftMark;
  options: PainMarkOptions;
  /** Sides of this place that other marks have. */
  taken: readonly string[];
  fault: string | undefined;
  onChange: (mark: DraftMark) => void;
  onRemove: () => void;
  onDone: () => void;
}>;

/** What a place feels like: side, character, strength. */
export const MarkEditor = ({ mark, options, taken, fault, onChange, onRemove, onDone }: Props) => {
  const { t } = useLanguage();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    title.current?.scrollIntoView({ block: 'start' });
  }, []);
  const region = options.regions.find(({ code }) => code === mark.region);
  const toOptions = (list: PainMarkOptions['sides']) => list.map(({ code, text }) => ({ value: code, text: <Words of={text} /> }));
  const character = (code: string, on: boolean): void => onChange({ ...mark, character: on ? [...mark.character, code] : mark.character.filter((one) => one !== code) });
  return (
    <section className="card stack mark-editor" aria-labelledby={`${id}h`}>
      <h3 id={`${id}h`} ref={title} tabIndex={-1} className="question-text">
        {region && <Words of={region.text} />}
      </h3>
      <fieldset>
        <legend className="label">{t.markSide}</legend>
        <Options layout="inline" name={`${id}s`} options={toOptions(options.sides.filter(({ code }) => !taken.includes(code)))} chosen={mark.side ? [mark.side] : []} onChange={(side) => onChange({ ...mark, side: side as PainMark['side'] })} />
      </fieldset>
      <fieldset>
        <legend className="label">{t.markHow}</legend>
        <Options many name={`${id}c`} options={toOptions(options.characters)} chosen={mark.character} onChange={character} />
      </fieldset>
      <fieldset>
        <legend className="label">{t.markStrong}</legend>
        <Scale name={`${id}i`} value={mark.intensity} ends={{ low: t.noPain, high: t.worstPain }} onChange={(intensity) => onChange({ ...mark, intensity })} />
      </fieldset>
      <div role="alert">
        <Failure id={`${id}f`}>{fault}</Failure>
      </div>
      <div className="row">
        <Button onPress={onDone}>{t.done}</Button>
        <Button kind="quiet" onPress={onRemove}>
          {t.remove}
        </Button>
      </div>
    </section>
  );
};
