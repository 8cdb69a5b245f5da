package rival;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Searches over one type, of one patient. */
public final class TypeProvider implements IResourceProvider {
  private final Class<? extends Resource> type;
  private final List<Holdings> patients;

  TypeProvider(Class<? extends Resource> type, List<Holdings> patients) {
    this.type = type;
    this.patients = patients;
  }

  @Override
  public Class<? extends Resource> getResourceType() {
    return type;
  }

  @Search
  public IBundleProvider search(
      @OptionalParam(name = "category") TokenOrListParam category,
      @OptionalParam(name = "code") TokenOrListParam code,
      @OptionalParam(name = "status") TokenOrListParam status,
      @IncludeParam Set<Include> includes,
      @IncludeParam(reverse = true) Set<Include> reverse) {
    Holdings holdings = patients.get(0);
    List<Holdings.Held> matches = new ArrayList<>();
    for (Holdings.Held held : holdings.ofType(type.getSimpleName())) {
      if (has(held, "category", category) && has(held, "code", code) && has(held, "status", status)) matches.add(held);
    }
    Set<Holdings.Held> others = new LinkedHashSet<>();
    for (Holdings.Held held : matches) {
      for (Include include : includes) others.addAll(holdings.includedBy(held.match(), include.getValue()));
      for (Include include : reverse) others.addAll(holdings.includedBy(held.match(), include.getValue()));
    }
    matches.forEach(others::remove);
    List<IBaseResource> answer = new ArrayList<>();
    for (Holdings.Held held : matches) answer.add(held.match());
    for (Holdings.Held held : others) answer.add(held.include());
    return new SimpleBundleProvider(answer);
  }

  private static boolean has(Holdings.Held held, String parameter, TokenOrListParam asked) {
    if (asked == null) return true;
    for (Holdings.Token token : held.tokens().getOrDefault(parameter, List.of())) {
      for (TokenParam one : asked.getValuesAsQueryTokens()) {
        boolean sameSystem = one.getSystem() == null || one.getSystem().equals(token.system());
        if (sameSystem && one.getValue().equals(token.code())) return true;
      }
    }
    return false;
  }
}
