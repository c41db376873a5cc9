// Money as people read it, from integers. Contract: amounts reach Intl as exact decimal text; no
// amount is ever a fraction in a floating-point number. Test: tests/e2e/money.test.mjs

/** The ruleset's entry for a currency. */
export interface Currency {
  code: string;
  exponent: number;
  unit_price_digits?: number;
}

/** 1234 with 2 digits: `12.34`. */
export function decimalText(value: number, digits: number): string {
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = digits > 0 ? `.${text.slice(-digits)}` : '';
  return `${value < 0 ? '-' : ''}${whole}${fraction}`;
}

/** What people type as a price, in units of so many digits; undefined if it is none. */
export function unitPriceOf(text: string, digits: number): number | undefined {
  const [, whole = '', fraction = ''] = /^\s*£?(\d{1,9})(?:\.(\d*))?\s*$/.exec(text) ?? [];
  if (whole === '') return undefined;
  return Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
}

export class Money {
  readonly #currency: Currency;
  readonly #amount: Intl.NumberFormat;
  readonly #unit: Intl.NumberFormat;

  constructor(currency: Currency, locale = 'en-GB') {
    const { code, exponent, unit_price_digits = 0 } = currency;
    const style = { style: 'currency', currency: code, minimumFractionDigits: exponent } as const;
    this.#currency = currency;
    this.#amount = new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: exponent });
    this.#unit = new Intl.NumberFormat(locale, {
      ...style,
      maximumFractionDigits: exponent + unit_price_digits,
    });
  }

  /** How many digits a unit price has after the point. */
  get unitDigits(): number {
    return this.#currency.exponent + (this.#currency.unit_price_digits ?? 0);
  }

  /** An amount in minor units. */
  amount(minor: number): string {
    const text = decimalText(minor, this.#currency.exponent);
    return this.#amount.format(text as Intl.StringNumericLiteral);
  }

  /** An amount to take off: the minus sign stands before the currency sign. */
  reduction(minor: number): string {
    return `−${this.amount(Math.abs(minor))}`;
  }

  /** The price of one unit, with the extra digits that the ruleset gives unit prices. */
  unit(price: number): string {
    const text = decimalText(price, this.unitDigits);
    return this.#unit.format(text as Intl.StringNumericLiteral);
  }
}
