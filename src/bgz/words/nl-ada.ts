/** Dutch words of what is said of an ADA instance, by their English text; part of the words of issues. */
export const dutchOfAda: Readonly<Record<string, string>> = {
  // The instance as a whole
  'Option now: found no day, allowed is YYYY-MM-DD, an ISO instant or a Date.':
    'Optie now: geen dag gevonden, toegestaan is JJJJ-MM-DD, een ISO-tijdstip of een Date.',
  'Option language: found another value, allowed is nl or en.':
    'Optie language: een andere waarde gevonden, toegestaan is nl of en.',
  'The text could not be parsed as XML.': 'De tekst kon niet als XML gelezen worden.',
  'Found {found}, allowed is XML text.': 'Gevonden {found}, toegestaan is XML-tekst.',
  'Found more than {most} bytes, the most that is read (option maxBytes).':
    'Meer dan {most} bytes gevonden, het meeste dat gelezen wordt (optie maxBytes).',
  'a boolean': 'een boolean',
  'a object': 'een object',
  'a undefined': 'undefined',
  'The XML is not well-formed: {reason}.': 'De XML is niet welgevormd; de parser zegt: {reason}.',
  'Found a DOCTYPE, allowed is XML without one.': 'Een DOCTYPE gevonden, toegestaan is XML zonder.',
  'Found elements nested deeper than {most}, the most that is read.':
    'Elementen gevonden die dieper genest zijn dan {most}, het meeste dat gelezen wordt.',
  'Found no element, allowed is an adaxml document.': 'Geen element gevonden, toegestaan is een adaxml-document.',
  'Found another document, allowed is an ADA instance (adaxml).':
    'Een ander document gevonden, toegestaan is een ADA-instance (adaxml).',
  'Found no transaction, allowed is one element in data, such as sturen.':
    'Geen transactie gevonden, toegestaan is een element in data, zoals sturen.',
  'Found a second transaction, allowed is one: an instance is of one patient.':
    'Een tweede transactie gevonden, toegestaan is er een: een instance gaat over een patiënt.',
  // Elements
  'Found an id another {element} has, allowed is one of its own.':
    'Een id gevonden dat een ander {element} heeft, toegestaan is een eigen id.',
  'Found an element that ADA does not know in {element}.': 'Een element gevonden dat ADA niet kent in {element}.',
  'the document': 'het document',
  'Found a second {element}, allowed is one.': 'Een tweede {element} gevonden, toegestaan is er een.',
  'Found the attribute {attribute} on an element that holds others, allowed are values in those.':
    'Het attribuut {attribute} gevonden op een element dat andere bevat, toegestaan zijn waarden in die andere.',
  'Found text between the tags, allowed are values in attributes.':
    'Tekst tussen de tags gevonden, toegestaan zijn waarden in attributen.',
  'Found a reference to an id that no {element} has, allowed is the id of one in this instance.':
    'Een verwijzing gevonden naar een id dat geen {element} heeft, toegestaan is het id van een {element} in deze instance.',
  // What the records do not hold
  'a reference without an id refers to nothing': 'een verwijzing zonder id verwijst nergens naar',
  'the code has words of its own': 'de code heeft eigen woorden',
  'no record refers to this building block': 'geen record verwijst naar deze bouwsteen',
  'the records have no place for why this is absent': 'de records hebben geen plaats voor waarom dit ontbreekt',
  'the records have no place for why this value is absent':
    'de records hebben geen plaats voor waarom deze waarde ontbreekt',
  'the record has no place for this beside the value': 'het record heeft hiervoor geen plaats naast de waarde',
  'the record has no place for words without a code': 'het record heeft geen plaats voor woorden zonder code',
  'the record has no place for the name of a number': 'het record heeft geen plaats voor de naam van een nummer',
  'the record has no place for the date and time of registration':
    'het record heeft geen plaats voor datum en tijd van registratie',
  'the record has no place for an author': 'het record heeft geen plaats voor een auteur',
  'the record has no place for a source of information': 'het record heeft geen plaats voor een informatiebron',
  'the record has no place for the indicator that it is a copy':
    'het record heeft geen plaats voor de indicator dat het een kopie is',
  'what this is about is no record that has metadata': 'waar dit over gaat is geen record dat metagegevens heeft',
  'no record is read that this is about': 'er is geen record gelezen waar dit over gaat',
  'the records hold a first registration (CREATE) and a last modification (UPDATE), and this is neither':
    'de records bevatten een eerste registratie (CREATE) en een laatste wijziging (UPDATE), en dit is geen van beide',
  'a record holds its first registration and its last modification only':
    'een record bevat alleen de eerste registratie en de laatste wijziging',
  'a registration is known by an instant: a date with a time of day':
    'een registratie heeft een moment: een datum met tijd',
  'the records have no place for other words for this activity':
    'de records hebben geen plaats voor andere woorden voor deze activiteit',
  'the patient record has no place for the number of a marital status':
    'het patiëntrecord heeft geen plaats voor het nummer van een burgerlijke staat',
};
