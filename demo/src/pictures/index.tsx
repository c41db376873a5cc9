// The picture of a product, drawn by SKU; a product without its own drawing gets its category's.
// Contract: decorative (hidden from screen readers). Test: tests/e2e/storefront.test.mjs
import type { ReactNode } from 'react';
import * as counter from './counter';
import * as cutlery from './cutlery';
import * as kitchen from './kitchen';
import { ink } from './palette';
import * as rooms from './rooms';
import * as tableware from './tableware';

const drawings: Record<string, () => ReactNode> = {
  'GL-1010': () => <tableware.WineGlass size={92} />,
  'GL-1020': () => <tableware.WineGlass size={112} />,
  'GL-1030': () => <tableware.Flute />,
  'GL-1040': () => <tableware.Tumbler height={96} width={50} drink="#dfe9b8" ice />,
  'GL-1050': () => <tableware.Tumbler height={66} width={66} drink={ink.amber} ice />,
  'GL-1060': () => <tableware.Tumbler height={104} width={64} drink="#dba243" />,
  'GL-1070': () => <tableware.LatteGlass />,
  'GL-1080': () => <tableware.Carafe />,
  'CR-2010': () => <tableware.Plate radius={60} />,
  'CR-2020': () => <tableware.Plate radius={43} />,
  'CR-2030': () => <tableware.Bowl />,
  'CR-2040': () => <tableware.Cup size={82} drink={ink.cream} />,
  'CR-2050': () => <tableware.Cup size={54} drink={ink.crema} />,
  'CR-2060': () => <tableware.Saucer />,
  'CR-2070': () => <tableware.Mug />,
  'CR-2080': () => <tableware.Platter />,
  'CU-3010': () => <cutlery.Fork />,
  'CU-3020': () => <cutlery.TableKnife />,
  'CU-3030': () => <cutlery.Spoon />,
  'CU-3040': () => <cutlery.Spoon scale={0.74} />,
  'CU-3050': () => <cutlery.SteakKnife />,
  'CK-4010': () => <kitchen.SautePan />,
  'CK-4020': () => <kitchen.Stockpot />,
  'CK-4030': () => <kitchen.Casserole />,
  'CK-4040': () => <kitchen.FryingPan />,
  'CK-4050': () => <kitchen.Gastronorm />,
  'CK-4060': () => <kitchen.RoastingTray />,
  'KT-5010': () => <kitchen.ChefKnife />,
  'KT-5020': () => <kitchen.ChefKnife scale={0.66} />,
  'KT-5030': () => <kitchen.Board />,
  'KT-5040': () => <kitchen.Tongs />,
  'KT-5050': () => <kitchen.Whisk />,
  'KT-5060': () => <kitchen.Ladle />,
  'BA-6010': () => <kitchen.Shaker />,
  'BA-6020': () => <kitchen.Jigger />,
  'BA-6030': () => <kitchen.BarSpoon />,
  'BA-6040': () => <kitchen.IceBucket />,
  'BA-6050': () => <kitchen.Pourers />,
  'CO-7010': () => <rooms.CoffeeBag body={ink.clay} dark={ink.coffee} label={ink.cream} />,
  'CO-7020': () => <rooms.CoffeeBag body={ink.sand} dark={ink.walnutDeep} label={ink.paper} />,
  'CO-7030': () => <rooms.CoffeeBag body={ink.sage} dark={ink.mossDeep} label={ink.paper} />,
  'NC-0110': () => <rooms.CoffeeBag body={ink.iron} dark={ink.ironDeep} label={ink.sand} />,
  'CO-7040': () => <rooms.TeaBox body={ink.clay} dark={ink.clayDeep} />,
  'CO-7050': () => <rooms.TeaBox body={ink.samphire} dark={ink.moss} />,
  'CO-7060': () => <rooms.Cafetiere />,
  'CO-7070': () => <rooms.MilkJug />,
  'LI-8010': () => <rooms.Folded layers={4} height={22} band={ink.sage} />,
  'LI-8020': () => <rooms.Folded layers={3} height={17} band={ink.sky} />,
  'LI-8030': () => <rooms.Duvet />,
  'LI-8040': () => <rooms.Folded layers={2} height={30} />,
  'LI-8050': () => <rooms.Pillow />,
  'LI-8060': () => <rooms.Bathrobe />,
  'GA-8510': () => <rooms.PumpBottle body={ink.moss} dark={ink.mossDeep} />,
  'GA-8520': () => <rooms.PumpBottle body={ink.fjordEdge} dark={ink.fjordDeep} />,
  'GA-8530': () => <rooms.SoapBar />,
  'GA-8540': () => <rooms.Slippers />,
  'NC-0210': () => <rooms.Candle />,
  'CL-9010': () => <counter.Canister body={ink.amber} dark={ink.clay} />,
  'CL-9020': () => <counter.SprayBottle />,
  'CL-9030': () => <counter.Canister body={ink.sky} dark={ink.skyDeep} />,
  'CL-9040': () => <counter.Cloths />,
  'CL-9050': () => <counter.Tub />,
  'TA-1110': () => <counter.PaperCup height={86} />,
  'TA-1120': () => <counter.PaperCup height={106} />,
  'TA-1130': () => <counter.Lid />,
  'TA-1140': () => <counter.FoodBox />,
  'TA-1150': () => <counter.CarrierBag />,
  'TA-1160': () => <counter.BirchSet />,
  'OF-1210': () => <counter.TillRolls />,
  'OF-1220': () => <counter.OrderPads />,
  'OF-1230': () => <counter.Pens />,
  'OF-1240': () => <counter.Clipboard />,
  'OF-1250': () => <counter.Markers />,
};

const byCategory: Record<string, string> = {
  glassware: 'GL-1050',
  crockery: 'CR-2010',
  cutlery: 'CU-3010',
  cookware: 'CK-4010',
  'knives-tools': 'KT-5010',
  barware: 'BA-6010',
  'coffee-tea': 'CO-7020',
  linen: 'LI-8010',
  amenities: 'GA-8510',
  cleaning: 'CL-9010',
  takeaway: 'TA-1140',
  office: 'OF-1220',
};

export function Picture({ sku, category }: { sku: string; category?: string }) {
  const draw = drawings[sku] ?? drawings[byCategory[category ?? ''] ?? 'OF-1220'];
  return (
    <svg className="picture" viewBox="0 0 200 150" aria-hidden="true" focusable="false">
      {draw?.()}
    </svg>
  );
}
