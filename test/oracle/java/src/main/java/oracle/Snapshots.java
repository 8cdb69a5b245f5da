package oracle;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.validator.VersionSpecificWorkerContextWrapper;
import org.hl7.fhir.dstu3.model.ElementDefinition;
import org.hl7.fhir.dstu3.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.dstu3.model.StructureDefinition;

/**
 * Gives every profile its snapshot before the first verdict, the profiles it leans on first. HAPI keeps its own form of
 * a definition on the definition itself; one kept while a circle of profiles was being followed has no snapshot, and
 * would never get one.
 */
final class Snapshots {
  private static final String KEPT_FORM =
      VersionSpecificWorkerContextWrapper.class.getName() + "_CANONICAL_USERDATA_KEY";

  private final IValidationSupport support;
  private final Map<String, StructureDefinition> byUrl = new LinkedHashMap<>();
  private final Set<String> visited = new HashSet<>();

  private Snapshots(IValidationSupport support, List<StructureDefinition> definitions) {
    this.support = support;
    definitions.forEach(definition -> byUrl.put(definition.getUrl(), definition));
  }

  static void generate(IValidationSupport support, List<StructureDefinition> definitions) {
    Snapshots run = new Snapshots(support, definitions);
    List.copyOf(run.byUrl.keySet()).forEach(run::visit);
    definitions.forEach(definition -> definition.clearUserData(KEPT_FORM));
  }

  private void visit(String url) {
    StructureDefinition definition = byUrl.get(url);
    if (definition == null || !visited.add(url)) return;
    visit(definition.getBaseDefinition());
    for (ElementDefinition element : definition.getDifferential().getElement()) {
      for (TypeRefComponent type : element.getType()) visit(type.getProfile());
    }
    if (definition.hasSnapshot()) return;
    nameTypeSlices(definition);
    byUrl.values().forEach(kept -> kept.clearUserData(KEPT_FORM));
    try {
      support.generateSnapshot(new ValidationSupportContext(support), definition, url, null, definition.getName());
    } catch (RuntimeException e) {
      System.err.println("no snapshot: " + url + ": " + e);
    }
    if (!definition.hasSnapshot()) System.err.println("no snapshot: " + url);
  }

  /**
   * HAPI makes no snapshot where the slice for one type of a choice is not named after that type (valueString), as in the drafts
   * of the Task profiles. What a slice is called is no rule of it, so they get that name.
   */
  private static void nameTypeSlices(StructureDefinition definition) {
    for (ElementDefinition element : definition.getDifferential().getElement()) {
      String choice = element.getPath().substring(element.getPath().lastIndexOf('.') + 1);
      if (!choice.endsWith("[x]") || !element.hasSliceName() || element.getType().size() != 1) continue;
      String type = element.getTypeFirstRep().getCode();
      String name = choice.replace("[x]", type.substring(0, 1).toUpperCase() + type.substring(1));
      element.setId(element.getId().replace(choice + ":" + element.getSliceName(), choice + ":" + name));
      element.setSliceName(name);
    }
  }
}
