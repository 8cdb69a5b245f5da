package rival;

import java.util.List;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.PrimitiveType;
import org.hl7.fhir.instance.model.api.IBase;

/** Values as a search for a token sees them. */
final class Tokens {
  private Tokens() {}

  static List<Holdings.Token> of(IBase value) {
    if (value instanceof CodeableConcept concept) {
      return concept.getCoding().stream().map(coding -> new Holdings.Token(coding.getSystem(), coding.getCode())).toList();
    }
    if (value instanceof Coding coding) return List.of(new Holdings.Token(coding.getSystem(), coding.getCode()));
    if (value instanceof PrimitiveType<?> code) return List.of(new Holdings.Token(null, code.getValueAsString()));
    return List.of();
  }
}
