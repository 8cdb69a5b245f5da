/** What `bgz pull` was asked. */
export interface PullCommand {
  readonly token?: string;
  readonly tokenClient?: string;
  readonly patient?: string;
  readonly sections?: readonly string[];
  readonly out?: string;
  readonly view?: string;
  readonly validate?: boolean;
  readonly references?: boolean;
  readonly timeout?: string;
  readonly format: 'text' | 'json';
  readonly lang: 'en' | 'nl';
  readonly colour: boolean;
}
