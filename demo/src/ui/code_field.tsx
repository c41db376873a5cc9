// The code field. Contract: codes are sent to the worker and never interpreted here; a refused one
// says why. Test: tests/e2e/codes.test.mjs
import { limits } from 'proviso';
import { useState, type FormEvent } from 'react';
import { codeSentence } from '../shop/offers';
import type { Price } from '../shop/use_preview';

export function CodeField({
  codes,
  price,
  onAdd,
  onRemove,
}: {
  codes: string[];
  price: Price | null;
  onAdd: (code: string) => void;
  onRemove: (code: string) => void;
}) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = text.trim();
    if (!code) return;
    onAdd(code);
    setText('');
  };
  return (
    <div className="code">
      <form onSubmit={submit}>
        <label htmlFor="code">Offer code</label>
        <input
          id="code"
          value={text}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={limits.key_bytes}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" className="button button--plain" disabled={text.trim() === ''}>
          Apply
        </button>
      </form>
      <ul className="code__list" aria-live="polite">
        {codes.map((code) => {
          const { state, text: said } = stateOf(code, price);
          return (
            <li key={code} className={`code__one code__one--${state}`} data-code={code}>
              <strong>{code}</strong>
              <span>{said}</span>
              <button
                type="button"
                aria-label={`Remove code ${code}`}
                onClick={() => onRemove(code)}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function stateOf(code: string, price: Price | null) {
  if (!price || price.checking) return { state: 'checking', text: 'Being checked…' };
  if (price.problem) return { state: 'refused', text: price.problem };
  const refused = price.result.refused_codes.find((one) => one.code === code);
  if (refused) return { state: 'refused', text: codeSentence(refused.reason) };
  return { state: 'taken', text: 'Applied' };
}
