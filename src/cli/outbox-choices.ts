/** Stated here as well as in the library, which is loaded when a command runs; a test holds the two to each other. */
export const stateChoices = ['queued', 'sending', 'sent', 'dead', 'dropped'];
export const reasonChoices = ['told-otherwise', 'receiver-gone', 'sent-again', 'not-needed', 'test-message'];
