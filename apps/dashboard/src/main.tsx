import { render } from 'preact';
import { App } from './app';
import { watchForUpgrades } from './api/upgrade';
import { startTheme } from './ui/theme';
import './styles/index.css';

startTheme();
watchForUpgrades();
render(<App />, document.getElementById('page')!);
