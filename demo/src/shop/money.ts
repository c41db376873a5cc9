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
    const digits = this.#currency.exponent + (this.#currency.unit_price_digits ?? 0);
    return this.#unit.format(decimalText(price, digits) as Intl.StringNumericLiteral);
  }
}
