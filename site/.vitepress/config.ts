export { default } from '../site.config';
