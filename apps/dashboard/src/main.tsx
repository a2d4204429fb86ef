import { render } from 'preact';
import { App } from './app';
import { askForAccess } from './access/own-access';
import { watchForUpgrades } from './api/upgrade';
import { startTheme } from './ui/theme';
import './styles/index.css';

startTheme();
watchForUpgrades();
askForAccess();
render(<App />, document.getElementById('page')!);
