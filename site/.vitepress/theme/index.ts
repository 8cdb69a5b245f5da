import theme from 'vitepress/theme';
import './site.css';

export { theme as default };
