// Starts the page.
import '@fontsource-variable/hanken-grotesk/wght.css';
import '@fontsource-variable/newsreader/wght.css';
import './styles/base.css';
import './styles/tour.css';
import './styles/catalog.css';
import './styles/card.css';
import './styles/filters.css';
import './styles/compare.css';
import './styles/order.css';
import './styles/offers.css';
import './styles/dialog.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';

createRoot(document.getElementById('root')!).render(<App />);
