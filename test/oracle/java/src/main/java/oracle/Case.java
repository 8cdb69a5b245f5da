package oracle;

import ca.uhn.fhir.validation.ValidationOptions;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One line of input. */
record Case(String id, String resource, List<String> profiles) {
  static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

  static List<Case> readAll(BufferedReader lines) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isBlank()) continue;
      JsonNode node = JSON.readTree(line);
      List<String> profiles = new ArrayList<>();
      node.path("profiles").forEach(profile -> profiles.add(profile.asText()));
      cases.add(new Case(node.path("id").asText(), resource(node), profiles));
    }
    return cases;
  }

  /** The text as it is, where how a number is written matters. */
  private static String resource(JsonNode node) {
    return node.has("text") ? node.path("text").asText() : node.path("resource").toString();
  }

  ValidationOptions options() {
    ValidationOptions options = new ValidationOptions();
    profiles.forEach(options::addProfile);
    return options;
  }
}
