/** What `bgz qualify` was asked, against a server or a receiver. */
export interface QualifyCommand extends ServingCommand, ReceivingCommand {
  readonly scripts?: readonly string[];
  readonly receive?: boolean;
}

interface Reported {
  readonly base: string;
  readonly only?: string;
  readonly token?: string;
  readonly tokenFile?: string;
  readonly format: 'text' | 'json' | 'junit' | 'html';
  readonly lang: 'en' | 'nl';
  readonly out?: string;
  readonly colour: boolean;
  readonly timeout?: string;
}

/** Of scripts against a server. */
export interface ServingCommand extends Reported {
  readonly asks?: 'json' | 'xml';
  readonly variables?: string;
  readonly now?: string;
  readonly package?: readonly string[];
}

/** Of a sender that is played against a receiver. */
export interface ReceivingCommand extends Reported {
  readonly ura?: string;
  readonly identifier?: readonly string[];
  readonly senderUra?: string;
  readonly senderIdentifier?: readonly string[];
  readonly peer?: string;
  readonly records?: string;
  readonly section?: readonly string[];
  readonly pullCheck?: 'token' | 'tokens' | 'any-token' | 'none';
  readonly pullTokenFile?: string;
  readonly issuer?: string;
  readonly jwks?: string;
  readonly audience?: string;
  readonly host?: string;
  readonly port?: string;
  readonly publicUrl?: string;
  readonly otherUrl?: string;
  readonly wait?: string;
  readonly quiet?: string;
  readonly patience?: string;
}

/** Options that one of the two takes and the other does not. */
export const onlyServing = ['scripts', 'asks', 'variables', 'now', 'package'] as const;
export const onlyReceiving = [
  'ura',
  'identifier',
  'senderUra',
  'senderIdentifier',
  'peer',
  'records',
  'section',
  'pullCheck',
  'pullTokenFile',
  'issuer',
  'jwks',
  'audience',
  'host',
  'port',
  'publicUrl',
  'otherUrl',
  'wait',
  'quiet',
  'patience',
] as const;
