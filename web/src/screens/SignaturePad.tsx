import { useEffect, useRef, type PointerEvent } from 'react';
import { useLanguage } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';

const [WIDTH, HEIGHT] = [600, 200];

type Props = Readonly<{ /** As it was when the pad was last seen. */ drawn: string | undefined; onDrawn: (png: string | undefined) => void }>;

/** A drawn signature as a PNG, besides the typed name: drawing alone would shut out who cannot draw. */
export const SignaturePad = ({ drawn, onDrawn }: Props) => {
  const { t } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const inked = useRef(drawn !== undefined);
  // A stroke that ends in full swing is no fling: the browser would swallow the tap after it.
  useEffect(() => {
    const stay = (event: Event): void => event.preventDefault();
    canvas.current?.addEventListener('touchstart', stay, { passive: false });
    return () => canvas.current?.removeEventListener('touchstart', stay);
  }, []);
  useEffect(() => {
    if (drawn === undefined) return;
    const before = new Image();
    before.onload = () => inked.current && pen()?.drawImage(before, 0, 0);
    before.src = drawn;
  }, []);
  const at = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT];
  };
  const pen = (): CanvasRenderingContext2D | null | undefined => canvas.current?.getContext('2d');
  const down = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const ink = pen();
    if (!ink) return;
    Object.assign(ink, { lineWidth: 3, lineCap: 'round', lineJoin: 'round', strokeStyle: '#10302d' });
    ink.beginPath();
    ink.moveTo(...at(event));
  };
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    const ink = pen();
    if (!ink || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    ink.lineTo(...at(event));
    ink.stroke();
    inked.current = true;
  };
  /** A tap leaves no stroke, and an empty picture is no signature. */
  const up = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (inked.current) onDrawn(event.currentTarget.toDataURL('image/png'));
  };
  const clear = (): void => {
    inked.current = false;
    pen()?.clearRect(0, 0, WIDTH, HEIGHT);
    onDrawn(undefined);
  };
  return (
    <div className="stack">
      <p className="soft small">{t.signPad}</p>
      <canvas ref={canvas} className="pad" width={WIDTH} height={HEIGHT} role="img" aria-label={t.signPad} onPointerDown={down} onPointerMove={move} onPointerUp={up} />
      <div>
        <Button kind="plain" onPress={clear}>
          {t.signClear}
        </Button>
      </div>
    </div>
  );
};
