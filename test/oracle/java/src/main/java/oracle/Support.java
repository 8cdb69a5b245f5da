package oracle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.dstu3.model.StructureDefinition;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The validator with the settings README.md argues for. */
final class Support {
  private static final List<String> CONFORMANCE =
      List.of("StructureDefinition-", "ValueSet-", "CodeSystem-", "NamingSystem-", "ConceptMap-");

  private Support() {}

  static FhirValidator validator(List<Path> packages) {
    FhirContext context = FhirContext.forDstu3();
    PrePopulatedValidationSupport given = new PrePopulatedValidationSupport(context);
    List<StructureDefinition> definitions = new ArrayList<>();
    for (Path folder : packages) {
      for (IBaseResource resource : read(context, folder)) {
        given.addResource(resource);
        if (resource instanceof StructureDefinition definition) definitions.add(definition);
      }
    }
    Snapshots.generate(chain(context, given), definitions);

    FhirInstanceValidator module = new FhirInstanceValidator(chain(context, given));
    module.setAssumeValidRestReferences(true);
    module.setNoTerminologyChecks(false);
    module.setErrorForUnknownProfiles(false);
    module.setAnyExtensionsAllowed(true);
    return context.newValidator().registerValidatorModule(module);
  }

  /** The chain caches by itself since HAPI 8; a CachingValidationSupport around it would add nothing. */
  private static IValidationSupport chain(FhirContext context, IValidationSupport given) {
    UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
    unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
    ValidationSupportChain chain =
        new ValidationSupportChain(
            given,
            new DefaultProfileValidationSupport(context),
            new SnapshotGeneratingValidationSupport(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new CommonCodeSystemsTerminologyService(context),
            unknown);
    chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
    return chain;
  }

  private static List<IBaseResource> read(FhirContext context, Path folder) {
    List<IBaseResource> resources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (CONFORMANCE.stream().noneMatch(name::startsWith)) continue;
        resources.add(context.newJsonParser().parseResource(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return resources;
  }
}
