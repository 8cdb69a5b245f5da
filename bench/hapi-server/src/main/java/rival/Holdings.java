package rival;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.Provenance;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.instance.model.api.IBase;

/**
 * What is known of one patient, with everything a search asks looked up beforehand: nothing is left to do for a search but to choose
 * and to encode.
 */
final class Holdings {
  /** A resource as it stands in a Bundle for its own sake, and as it stands there for that of another; the mode is kept in it. */
  record Held(Resource match, Resource include, Map<String, List<Token>> tokens) {}

  record Token(String system, String code) {}

  /** Elements the BgZ searches by; each has the name of its parameter. */
  private static final Set<String> TOKENS = Set.of("category", "code", "status");
  /** Parameters it includes by. */
  private static final Set<String> REFERENCES =
      Set.of("based-on", "device", "general-practitioner", "medication", "participant", "payor", "related-target", "target");

  private final Map<String, List<Held>> byType = new LinkedHashMap<>();
  private final Map<String, Held> byReference = new HashMap<>();
  /** By what is included: the reference of a resource and the name of the inclusion. */
  private final Map<String, List<Held>> included = new HashMap<>();

  private Holdings() {}

  static List<Holdings> read(FhirContext context, List<Path> files) throws IOException {
    List<Holdings> all = new ArrayList<>();
    for (Path file : files) all.add(read(context, file));
    return all;
  }

  private static Holdings read(FhirContext context, Path file) throws IOException {
    Holdings holdings = new Holdings();
    IParser parser = context.newJsonParser();
    for (String line : Files.readAllLines(file)) {
      Resource match = (Resource) parser.parseResource(line);
      Resource include = (Resource) parser.parseResource(line);
      ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put(match, BundleEntrySearchModeEnum.MATCH);
      ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put(include, BundleEntrySearchModeEnum.INCLUDE);
      Held held = new Held(match, include, tokensOf(context, match));
      holdings.byType.computeIfAbsent(match.fhirType(), type -> new ArrayList<>()).add(held);
      holdings.byReference.put(referenceOf(match), held);
    }
    holdings.byReference.values().forEach(held -> holdings.findIncluded(context, held));
    return holdings;
  }

  List<Held> ofType(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /** Types of which there is something. */
  List<Class<? extends Resource>> types() {
    List<Class<? extends Resource>> types = new ArrayList<>();
    for (List<Held> held : byType.values()) types.add(held.get(0).match().getClass());
    return types;
  }

  /** What goes along with a resource, by `_include` (`Procedure:based-on`) or `_revinclude` (`Provenance:target`). */
  List<Held> includedBy(Resource resource, String inclusion) {
    return included.getOrDefault(referenceOf(resource) + " " + inclusion, List.of());
  }

  private void findIncluded(FhirContext context, Held held) {
    Resource resource = held.match();
    for (RuntimeSearchParam parameter : context.getResourceDefinition(resource).getSearchParams()) {
      if (!REFERENCES.contains(parameter.getName())) continue;
      for (IBase value : valuesOf(context, resource, parameter)) {
        if (!(value instanceof Reference reference)) continue;
        Held target = byReference.get(reference.getReference());
        if (target == null) continue;
        String inclusion = resource.fhirType() + ":" + parameter.getName();
        include(resource, inclusion, target);
        if (resource instanceof Provenance) include(target.match(), inclusion, held);
      }
    }
  }

  private void include(Resource resource, String inclusion, Held held) {
    included.computeIfAbsent(referenceOf(resource) + " " + inclusion, key -> new ArrayList<>()).add(held);
  }

  private static Map<String, List<Token>> tokensOf(FhirContext context, Resource resource) {
    Map<String, List<Token>> tokens = new HashMap<>();
    for (String name : TOKENS) {
      if (context.getResourceDefinition(resource).getChildByName(name) == null) continue;
      List<Token> found = new ArrayList<>();
      for (IBase value : context.newTerser().getValues(resource, name)) found.addAll(Tokens.of(value));
      tokens.put(name, found);
    }
    return tokens;
  }

  /** Values of a search parameter. HAPI states its path as FHIRPath; all that these resources need of it are its steps. */
  private static List<IBase> valuesOf(FhirContext context, Resource resource, RuntimeSearchParam parameter) {
    List<IBase> values = new ArrayList<>();
    for (String path : parameter.getPathsSplit()) {
      String steps = path.trim().replaceAll("^\\(|\\)$|\\.where\\(.*", "").replaceAll("(\\.as\\(| as ).*", "[x]");
      if (steps.startsWith(resource.fhirType() + ".")) values.addAll(context.newTerser().getValues(resource, steps));
    }
    return values;
  }

  private static String referenceOf(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
