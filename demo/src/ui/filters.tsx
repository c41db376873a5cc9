// Filters beside the catalog: brands and attributes with the products that each value would leave,
// and a price range. Contract: values and counts are the worker's; a value that is set stays shown
// without products. Test: tests/e2e/catalog.test.mjs
import type { Catalog } from 'proviso';
import { useState } from 'react';
import type { ShopCard } from '../shop/api';
import type { Go } from '../shop/use_view';
import { filtersOf, toggled, unfiltered, type AttributeValue, type View } from '../shop/view';

const shown_at_first = 7;

type Values = { value: AttributeValue; products: number }[];

interface Props {
  shop: ShopCard;
  view: View;
  facets: NonNullable<Catalog['facets']>;
  go: Go;
}

export function Filters({ shop, view, facets, go }: Props) {
  const [open, setOpen] = useState(false);
  const set = filtersOf(view);
  const valuesOf = (attribute: string) =>
    facets.find((facet) => facet.attribute === attribute)?.values ?? [];
  const brands = facets.find((facet) => facet.of === 'brand')?.values ?? [];
  return (
    <section className="filters" aria-label="Filters">
      <button
        type="button"
        className="button button--plain filters__open"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Filters{set > 0 && ` (${set})`}
      </button>
      <div className={open ? 'filters__body filters__body--open' : 'filters__body'}>
        <PriceRange key={view.account} view={view} go={go} />
        <Facet
          name="Brand"
          facet="brand"
          values={brands}
          chosen={view.brands}
          onToggle={(value) => go({ brands: toggled(view.brands, String(value)) })}
        />
        {shop.facets.map(({ attribute, name }) => (
          <Facet
            key={attribute}
            name={name}
            facet={attribute}
            values={valuesOf(attribute)}
            chosen={view.attributes[attribute] ?? []}
            onToggle={(value) => go({ attributes: withToggled(view, attribute, value) })}
          />
        ))}
        {set > 0 && (
          <button
            type="button"
            className="button button--plain filters__clear"
            onClick={() => go(unfiltered)}
          >
            Clear all filters
          </button>
        )}
      </div>
    </section>
  );
}

function withToggled(view: View, attribute: string, value: AttributeValue): View['attributes'] {
  const values = toggled(view.attributes[attribute] ?? [], value);
  const { [attribute]: _, ...others } = view.attributes;
  return values.length > 0 ? { ...others, [attribute]: values } : others;
}

function Facet({
  name,
  facet,
  values,
  chosen,
  onToggle,
}: {
  name: string;
  facet: string;
  values: Values;
  chosen: AttributeValue[];
  onToggle: (value: AttributeValue) => void;
}) {
  const [all, setAll] = useState(false);
  const lost = chosen.filter((value) => !values.some((one) => one.value === value));
  const listed = [...values].sort((a, b) => b.products - a.products || order(a.value, b.value));
  listed.push(...lost.map((value) => ({ value, products: 0 })));
  if (listed.length === 0) return null;
  const head = all ? listed : listed.filter((one, i) => i < shown_at_first || has(chosen, one));
  return (
    <fieldset className="facet" data-facet={facet}>
      <legend>{name}</legend>
      <ul>
        {head.map(({ value, products }) => (
          <li key={String(value)}>
            <label>
              <input
                type="checkbox"
                data-value={String(value)}
                checked={chosen.includes(value)}
                onChange={() => onToggle(value)}
              />
              <span>{textOf(value)}</span>
              <span className="facet__count">
                {products.toLocaleString('en-GB')}
                <span className="unseen"> products</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {listed.length > shown_at_first && (
        <button type="button" className="facet__more" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${listed.length}`}
        </button>
      )}
    </fieldset>
  );
}

function PriceRange({ view, go }: { view: View; go: Go }) {
  const field = (name: 'from' | 'to', label: string) => (
    <label>
      <span className="unseen">{label}, in pounds</span>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        placeholder={name === 'from' ? '£ from' : '£ to'}
        data-price={name}
        value={view[name]}
        onChange={(event) => go({ [name]: event.currentTarget.value }, { typing: true })}
      />
    </label>
  );
  return (
    <fieldset className="facet facet--price">
      <legend>Your price</legend>
      {field('from', 'At least')}
      <span aria-hidden="true">–</span>
      {field('to', 'At most')}
    </fieldset>
  );
}

function has(chosen: AttributeValue[], { value }: { value: AttributeValue }): boolean {
  return chosen.includes(value);
}

function textOf(value: AttributeValue): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const text = String(value);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function order(a: AttributeValue, b: AttributeValue): number {
  return String(a) < String(b) ? -1 : 1;
}
