/** VitePress takes styles as modules. */
declare module '*.css';
