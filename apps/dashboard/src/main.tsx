import { render } from 'preact';
import { App } from './app';
import { startTheme } from './ui/theme';
import './styles/index.css';

startTheme();
render(<App />, document.getElementById('page')!);
