// A quantity field with minus and plus. Contract: every keystroke reports a whole number; an empty
// field reports 0; minus, plus and arrow keys go from one quantity that is sold to the next.
// Test: tests/e2e/storefront.test.mjs
import { limits } from 'proviso';
import { leastOf, less, more, type Packs } from '../shop/packs';

export function Stepper({
  label,
  quantity,
  packs = {},
  onChange,
  disabled = false,
}: {
  label: string;
  quantity: number;
  packs?: Packs;
  onChange: (quantity: number) => void;
  disabled?: boolean;
}) {
  const typed = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, String(limits.quantity).length);
    onChange(Math.min(limits.quantity, Number(digits)));
  };
  return (
    <div className="stepper" role="group" aria-label={label}>
      <button
        type="button"
        aria-label={`One less: ${label}`}
        onClick={() => onChange(less(quantity, packs))}
        disabled={disabled || quantity === 0}
      >
        −
      </button>
      <input
        type="number"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        placeholder="0"
        min={leastOf(packs)}
        step={packs.step_quantity ?? 1}
        max={limits.quantity}
        value={quantity === 0 ? '' : String(quantity)}
        disabled={disabled}
        onChange={(event) => typed(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') onChange(more(quantity, packs));
          else if (event.key === 'ArrowDown') onChange(less(quantity, packs));
          else return;
          event.preventDefault();
        }}
      />
      <button
        type="button"
        aria-label={`One more: ${label}`}
        onClick={() => onChange(more(quantity, packs))}
        disabled={disabled}
      >
        +
      </button>
    </div>
  );
}
