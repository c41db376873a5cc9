// A quantity field with minus and plus. Contract: every keystroke reports a whole number; an empty
// field reports 0. Test: tests/e2e/storefront.test.mjs
import { limits } from 'proviso';

export function Stepper({
  label,
  quantity,
  onChange,
  disabled = false,
}: {
  label: string;
  quantity: number;
  onChange: (quantity: number) => void;
  disabled?: boolean;
}) {
  const step = (by: number) => onChange(Math.max(0, Math.min(limits.quantity, quantity + by)));
  const typed = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, String(limits.quantity).length);
    onChange(Math.min(limits.quantity, Number(digits)));
  };
  return (
    <div className="stepper" role="group" aria-label={label}>
      <button
        type="button"
        aria-label={`One less: ${label}`}
        onClick={() => step(-1)}
        disabled={disabled || quantity === 0}
      >
        −
      </button>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        placeholder="0"
        value={quantity === 0 ? '' : String(quantity)}
        disabled={disabled}
        onChange={(event) => typed(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') step(1);
          else if (event.key === 'ArrowDown') step(-1);
          else return;
          event.preventDefault();
        }}
      />
      <button
        type="button"
        aria-label={`One more: ${label}`}
        onClick={() => step(1)}
        disabled={disabled}
      >
        +
      </button>
    </div>
  );
}
